-- R-64: a group begins in its track's part of the day: evening (2) from 16:00 (minute 960), daytime before. What is judged is the pattern
-- that stays: a group moved to another track keeps what it did until then. A move writes the track and the pattern one after the other, so
-- it is judged at the commit. It can be run again at any time: what stands here is what holds.

CREATE OR REPLACE FUNCTION "part_of_day"("Group" uuid, "Written" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two transactions on one group are judged one after the other, and its track keeps its part of the day meanwhile.
  PERFORM 1 FROM "Groups" g WHERE g."Id" = "Group" FOR NO KEY UPDATE;
  PERFORM 1 FROM "Tracks" t WHERE t."Id" = (SELECT g."TrackId" FROM "Groups" g WHERE g."Id" = "Group") FOR KEY SHARE;
  IF EXISTS (
    SELECT 1 FROM "GroupMeetings" m JOIN "Groups" g ON g."Id" = m."GroupId" JOIN "Tracks" t ON t."Id" = g."TrackId"
    WHERE m."GroupId" = "Group" AND (m."StartMinute" >= 960) <> (t."TimeOfDay" = 2)
      AND (m."Id" = "Written" OR m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId"))
  ) THEN
    RAISE EXCEPTION 'part_of_day' USING ERRCODE = '23514', CONSTRAINT = 'part_of_day';
  END IF;
END;
$$;

CREATE OR REPLACE FUNCTION "GroupMeetings_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM "part_of_day"(NEW."GroupId",
      CASE WHEN TG_OP = 'INSERT' OR NEW."StartMinute" <> OLD."StartMinute" OR NEW."GroupId" <> OLD."GroupId" THEN NEW."Id" END);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM "part_of_day"(OLD."GroupId", NULL);
  END IF;
  RETURN NULL;
END;
$$;

DROP TRIGGER IF EXISTS "GroupMeetings_part" ON "GroupMeetings";
CREATE CONSTRAINT TRIGGER "GroupMeetings_part" AFTER INSERT OR UPDATE OR DELETE ON "GroupMeetings"
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "GroupMeetings_part"();

CREATE OR REPLACE FUNCTION "Groups_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "part_of_day"(NEW."Id", NULL);
  RETURN NULL;
END;
$$;

DROP TRIGGER IF EXISTS "Groups_part" ON "Groups";
CREATE CONSTRAINT TRIGGER "Groups_part" AFTER UPDATE OF "TrackId" ON "Groups"
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Groups_part"();

CREATE OR REPLACE FUNCTION "Tracks_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "part_of_day"(g."Id", NULL) FROM "Groups" g WHERE g."TrackId" = NEW."Id";
  RETURN NULL;
END;
$$;

DROP TRIGGER IF EXISTS "Tracks_part" ON "Tracks";
CREATE CONSTRAINT TRIGGER "Tracks_part" AFTER UPDATE OF "TimeOfDay" ON "Tracks"
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Tracks_part"();
