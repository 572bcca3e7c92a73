-- A guard that counts must see what was committed while it waited for a row. A transaction that keeps one snapshot does not, so nothing
-- that is promised once (a seat, an hour, a room, a person's time) is written in one. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

CREATE OR REPLACE FUNCTION "Refuse_snapshot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION 'kept_snapshot' USING ERRCODE = '25001', HINT = 'Write this under READ COMMITTED.';
  END IF;
  RETURN NULL;
END;
$$;

DROP TRIGGER IF EXISTS "SeatClaims_snapshot" ON "SeatClaims";
CREATE TRIGGER "SeatClaims_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "SeatClaims" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "HourClaims_snapshot" ON "HourClaims";
CREATE TRIGGER "HourClaims_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "HourClaims" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "OfferedHours_snapshot" ON "OfferedHours";
CREATE TRIGGER "OfferedHours_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "OfferedHours" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "GroupMeetings_snapshot" ON "GroupMeetings";
CREATE TRIGGER "GroupMeetings_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "GroupMeetings" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "GroupSessions_snapshot" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "GroupSessions" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "TalkAppointments_snapshot" ON "TalkAppointments";
CREATE TRIGGER "TalkAppointments_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "TalkAppointments" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "IndividualAppointments_snapshot" ON "IndividualAppointments";
CREATE TRIGGER "IndividualAppointments_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "IndividualAppointments" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "Closures_snapshot" ON "Closures";
CREATE TRIGGER "Closures_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "Closures" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "Groups_snapshot" ON "Groups";
CREATE TRIGGER "Groups_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "Groups" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();

DROP TRIGGER IF EXISTS "Tracks_snapshot" ON "Tracks";
CREATE TRIGGER "Tracks_snapshot" BEFORE INSERT OR UPDATE OR DELETE ON "Tracks" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_snapshot"();
