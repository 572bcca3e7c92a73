-- What the database itself refuses, whoever asks. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.
-- Rows are locked as a claim locks them and no harder, so that a foreign key pointing at them need not wait.

CREATE OR REPLACE FUNCTION "SeatClaims_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "Places" integer;
BEGIN
  PERFORM 1 FROM "Clients" WHERE "Id" = NEW."ClientId" FOR NO KEY UPDATE;
  SELECT g."Capacity" INTO "Places" FROM "Groups" g WHERE g."Id" = NEW."GroupId" FOR NO KEY UPDATE;
  -- Only days that it did not cover before are judged: to give days back is never refused, however few places there are by now.
  IF EXISTS (
    SELECT 1 FROM (
      SELECT NEW."FromDay" AS "Day"
      UNION
      SELECT OLD."UntilDay" WHERE TG_OP = 'UPDATE' AND OLD."UntilDay" > NEW."FromDay" AND OLD."UntilDay" < NEW."UntilDay"
      UNION
      SELECT s."FromDay" FROM "SeatClaims" s
      WHERE s."GroupId" = NEW."GroupId" AND s."UntilDay" > NEW."FromDay" AND s."FromDay" > NEW."FromDay" AND s."FromDay" < NEW."UntilDay" AND s."Id" <> NEW."Id"
    ) p
    WHERE NOT COALESCE(TG_OP = 'UPDATE' AND OLD."GroupId" = NEW."GroupId" AND p."Day" >= OLD."FromDay" AND p."Day" < OLD."UntilDay", false)
      AND (SELECT COUNT(*) FROM "SeatClaims" c
    WHERE c."GroupId" = NEW."GroupId" AND c."UntilDay" > p."Day" AND c."FromDay" <= p."Day" AND c."Id" <> NEW."Id") >= "Places"
  ) THEN
    RAISE EXCEPTION 'seat_taken' USING ERRCODE = '23514', CONSTRAINT = 'seat_taken';
  END IF;
  -- One seat at a time; a guest (4) of one session is one in another group.
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" s
    WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."FromDay" < NEW."UntilDay" AND NEW."FromDay" < s."UntilDay"
      AND (s."GroupId" = NEW."GroupId" OR (s."Kind" <> 4 AND NEW."Kind" <> 4))
  ) THEN
    RAISE EXCEPTION 'client_has_seat' USING ERRCODE = '23514', CONSTRAINT = 'client_has_seat';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", GREATEST(g."FromDay", NEW."FromDay") AS "FromDay", LEAST(g."UntilDay", NEW."UntilDay") AS "UntilDay" FROM "GroupMeetings" g WHERE g."GroupId" = NEW."GroupId") m
    JOIN "HourClaims" h ON h."ClientId" = NEW."ClientId"
    WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND GREATEST(m."FromDay", h."FromDay") + (((m."Weekday" - EXTRACT(DOW FROM GREATEST(m."FromDay", h."FromDay"))::int) + 7) % 7) < LEAST(m."UntilDay", h."UntilDay")
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "SeatClaims_guard" ON "SeatClaims";
CREATE TRIGGER "SeatClaims_guard" BEFORE INSERT OR UPDATE OF "GroupId", "ClientId", "Kind", "FromDay", "UntilDay" ON "SeatClaims" FOR EACH ROW EXECUTE FUNCTION "SeatClaims_guard"();

-- Stays that have ended promise nothing any more; a day of grace covers every time zone.
CREATE OR REPLACE FUNCTION "Groups_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Capacity" < OLD."Capacity" AND EXISTS (
    SELECT 1 FROM "SeatClaims" s
    WHERE s."GroupId" = NEW."Id" AND s."UntilDay" > CURRENT_DATE - 1 AND (
      SELECT COUNT(*) FROM "SeatClaims" c
      WHERE c."GroupId" = NEW."Id" AND c."UntilDay" > s."FromDay" AND c."FromDay" <= s."FromDay" AND c."UntilDay" > CURRENT_DATE - 1
    ) > NEW."Capacity"
  ) THEN
    RAISE EXCEPTION 'capacity_promised' USING ERRCODE = '23514', CONSTRAINT = 'capacity_promised';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "Groups_guard" ON "Groups";
CREATE TRIGGER "Groups_guard" BEFORE UPDATE OF "Capacity" ON "Groups" FOR EACH ROW EXECUTE FUNCTION "Groups_guard"();

CREATE OR REPLACE FUNCTION "HourClaims_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Clients" WHERE "Id" = NEW."ClientId" FOR NO KEY UPDATE;
  -- A group's new weekly meeting holds its group's row: neither may be decided without seeing the other.
  PERFORM 1 FROM "Groups" WHERE "Id" IN (SELECT s."GroupId" FROM "SeatClaims" s WHERE s."ClientId" = NEW."ClientId") FOR SHARE;
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."PractitionerId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND GREATEST(h."FromDay", NEW."FromDay") + (((h."Weekday" - EXTRACT(DOW FROM GREATEST(h."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(h."UntilDay", NEW."UntilDay")
  ) OR EXISTS (
    SELECT 1 FROM "GroupMeetings" g
    WHERE g."CounselorId" = NEW."PractitionerId"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND GREATEST(g."FromDay", NEW."FromDay") + (((g."Weekday" - EXTRACT(DOW FROM GREATEST(g."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(g."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'therapist_busy' USING ERRCODE = '23514', CONSTRAINT = 'therapist_busy';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."ClientId" = NEW."ClientId" AND h."Id" <> NEW."Id" AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
  ) THEN
    RAISE EXCEPTION 'client_has_hour' USING ERRCODE = '23514', CONSTRAINT = 'client_has_hour';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", GREATEST(g."FromDay", s."FromDay") AS "FromDay", LEAST(g."UntilDay", s."UntilDay") AS "UntilDay" FROM "SeatClaims" s JOIN "GroupMeetings" g ON g."GroupId" = s."GroupId" WHERE s."ClientId" = NEW."ClientId") m
    WHERE m."Weekday" = NEW."Weekday" AND m."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < m."EndMinute"
      AND m."FromDay" < NEW."UntilDay" AND NEW."FromDay" < m."UntilDay"
      AND GREATEST(m."FromDay", NEW."FromDay") + (((m."Weekday" - EXTRACT(DOW FROM GREATEST(m."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(m."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "HourClaims_guard" ON "HourClaims";
CREATE TRIGGER "HourClaims_guard" BEFORE INSERT OR UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims" FOR EACH ROW EXECUTE FUNCTION "HourClaims_guard"();

CREATE OR REPLACE FUNCTION "OfferedHours_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."PractitionerId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "OfferedHours" h
    WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."StartMinute" + h."Minutes"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND GREATEST(h."FromDay", NEW."FromDay") + (((h."Weekday" - EXTRACT(DOW FROM GREATEST(h."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(h."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'hour_offered' USING ERRCODE = '23514', CONSTRAINT = 'hour_offered';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "OfferedHours_guard" ON "OfferedHours";
CREATE TRIGGER "OfferedHours_guard" BEFORE INSERT OR UPDATE OF "PractitionerId", "Weekday", "StartMinute", "Minutes", "FromDay", "UntilDay" ON "OfferedHours" FOR EACH ROW EXECUTE FUNCTION "OfferedHours_guard"();

CREATE OR REPLACE FUNCTION "GroupMeetings_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Groups" WHERE "Id" = NEW."GroupId" FOR NO KEY UPDATE;
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."CounselorId" FOR NO KEY UPDATE;
  PERFORM 1 FROM "Rooms" WHERE "Id" = NEW."RoomId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "GroupMeetings" g
    WHERE g."RoomId" = NEW."RoomId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND GREATEST(g."FromDay", NEW."FromDay") + (((g."Weekday" - EXTRACT(DOW FROM GREATEST(g."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(g."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'room_taken' USING ERRCODE = '23514', CONSTRAINT = 'room_taken';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "GroupMeetings" g
    WHERE g."CounselorId" = NEW."CounselorId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND GREATEST(g."FromDay", NEW."FromDay") + (((g."Weekday" - EXTRACT(DOW FROM GREATEST(g."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(g."UntilDay", NEW."UntilDay")
  ) OR EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."CounselorId"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND GREATEST(h."FromDay", NEW."FromDay") + (((h."Weekday" - EXTRACT(DOW FROM GREATEST(h."FromDay", NEW."FromDay"))::int) + 7) % 7) < LEAST(h."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'counselor_busy' USING ERRCODE = '23514', CONSTRAINT = 'counselor_busy';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT s."ClientId", GREATEST(s."FromDay", NEW."FromDay") AS "FromDay", LEAST(s."UntilDay", NEW."UntilDay") AS "UntilDay", NEW."Weekday" AS "Weekday", NEW."StartMinute" AS "StartMinute", NEW."EndMinute" AS "EndMinute" FROM "SeatClaims" s WHERE s."GroupId" = NEW."GroupId") m
    JOIN "HourClaims" h ON h."ClientId" = m."ClientId"
    WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND GREATEST(m."FromDay", h."FromDay") + (((m."Weekday" - EXTRACT(DOW FROM GREATEST(m."FromDay", h."FromDay"))::int) + 7) % 7) < LEAST(m."UntilDay", h."UntilDay")
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupMeetings_guard" ON "GroupMeetings";
CREATE TRIGGER "GroupMeetings_guard" BEFORE INSERT OR UPDATE OF "GroupId", "RoomId", "CounselorId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings" FOR EACH ROW EXECUTE FUNCTION "GroupMeetings_guard"();

CREATE OR REPLACE FUNCTION "GroupSessions_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."CounselorId" FOR NO KEY UPDATE;
  PERFORM 1 FROM "Rooms" WHERE "Id" = NEW."RoomId" FOR NO KEY UPDATE;
  IF NEW."Status" <> 1 AND EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."RoomId" = NEW."RoomId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
  ) THEN
    RAISE EXCEPTION 'room_taken' USING ERRCODE = '23514', CONSTRAINT = 'room_taken';
  END IF;
  IF NEW."Status" <> 1 AND EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."CounselorId" = NEW."CounselorId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
  ) THEN
    RAISE EXCEPTION 'counselor_busy' USING ERRCODE = '23514', CONSTRAINT = 'counselor_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupSessions_guard" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_guard" BEFORE INSERT OR UPDATE OF "RoomId", "CounselorId", "StartUtc", "EndUtc", "Status" ON "GroupSessions" FOR EACH ROW EXECUTE FUNCTION "GroupSessions_guard"();

CREATE OR REPLACE FUNCTION "Refuse_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'immutable' USING ERRCODE = '23514', CONSTRAINT = 'immutable';
END;
$$;

DROP TRIGGER IF EXISTS "AuditEntries_immutable" ON "AuditEntries";
CREATE TRIGGER "AuditEntries_immutable" BEFORE UPDATE OR DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "AuditSeals_immutable" ON "AuditSeals";
CREATE TRIGGER "AuditSeals_immutable" BEFORE UPDATE OR DELETE ON "AuditSeals" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "Signatures_immutable" ON "Signatures";
CREATE TRIGGER "Signatures_immutable" BEFORE UPDATE OR DELETE ON "Signatures" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "DocumentTexts_immutable" ON "DocumentTexts";
CREATE TRIGGER "DocumentTexts_immutable" BEFORE UPDATE OR DELETE ON "DocumentTexts" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "AttendanceAmendments_immutable" ON "AttendanceAmendments";
CREATE TRIGGER "AttendanceAmendments_immutable" BEFORE UPDATE OR DELETE ON "AttendanceAmendments" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "EnrollmentMove_immutable" ON "EnrollmentMove";
CREATE TRIGGER "EnrollmentMove_immutable" BEFORE UPDATE OR DELETE ON "EnrollmentMove" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "IntakeResults_immutable" ON "IntakeResults";
CREATE TRIGGER "IntakeResults_immutable" BEFORE UPDATE OR DELETE ON "IntakeResults" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "AuditEntries_immutable_truncate" ON "AuditEntries";
CREATE TRIGGER "AuditEntries_immutable_truncate" BEFORE TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "AuditSeals_immutable_truncate" ON "AuditSeals";
CREATE TRIGGER "AuditSeals_immutable_truncate" BEFORE TRUNCATE ON "AuditSeals" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "Signatures_immutable_truncate" ON "Signatures";
CREATE TRIGGER "Signatures_immutable_truncate" BEFORE TRUNCATE ON "Signatures" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "DocumentTexts_immutable_truncate" ON "DocumentTexts";
CREATE TRIGGER "DocumentTexts_immutable_truncate" BEFORE TRUNCATE ON "DocumentTexts" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "AttendanceAmendments_immutable_truncate" ON "AttendanceAmendments";
CREATE TRIGGER "AttendanceAmendments_immutable_truncate" BEFORE TRUNCATE ON "AttendanceAmendments" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "EnrollmentMove_immutable_truncate" ON "EnrollmentMove";
CREATE TRIGGER "EnrollmentMove_immutable_truncate" BEFORE TRUNCATE ON "EnrollmentMove" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "IntakeResults_immutable_truncate" ON "IntakeResults";
CREATE TRIGGER "IntakeResults_immutable_truncate" BEFORE TRUNCATE ON "IntakeResults" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();
