-- R-64: a group begins in its track's part of the day: evening (2) from 16:00 (minute 960), daytime before. What is judged is the pattern
-- that stays: a group moved to another track keeps what it did until then. A move writes the track and the pattern one after the other, so
-- it is judged at the commit: whatever is wrong stands in PartFaults, and no transaction that leaves a row there can be committed, because
-- the row refers to one that never exists. It can be run again at any time: what stands here is what holds.

CREATE TABLE IF NOT EXISTS "PartFaults" (
  "GroupId" TEXT NOT NULL PRIMARY KEY,
  "Rule" TEXT NOT NULL REFERENCES "PartFaults" ("GroupId") DEFERRABLE INITIALLY DEFERRED
);

DROP TRIGGER IF EXISTS "GroupMeetings_part_insert";
CREATE TRIGGER "GroupMeetings_part_insert" AFTER INSERT ON "GroupMeetings"
BEGIN
  DELETE FROM "PartFaults" WHERE "GroupId" = NEW."GroupId";
  INSERT INTO "PartFaults" ("GroupId", "Rule")
  SELECT NEW."GroupId", 'part_of_day' FROM "GroupMeetings" m JOIN "Groups" g ON g."Id" = m."GroupId" JOIN "Tracks" t ON t."Id" = g."TrackId"
  WHERE m."GroupId" = NEW."GroupId" AND (m."StartMinute" >= 960) <> (t."TimeOfDay" = 2)
    AND (m."Id" = NEW."Id" OR m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId"))
  LIMIT 1;
END;

DROP TRIGGER IF EXISTS "GroupMeetings_part_update";
CREATE TRIGGER "GroupMeetings_part_update" AFTER UPDATE ON "GroupMeetings"
BEGIN
  DELETE FROM "PartFaults" WHERE "GroupId" IN (OLD."GroupId", NEW."GroupId");
  INSERT INTO "PartFaults" ("GroupId", "Rule")
  SELECT DISTINCT m."GroupId", 'part_of_day' FROM "GroupMeetings" m JOIN "Groups" g ON g."Id" = m."GroupId" JOIN "Tracks" t ON t."Id" = g."TrackId"
  WHERE m."GroupId" IN (OLD."GroupId", NEW."GroupId") AND (m."StartMinute" >= 960) <> (t."TimeOfDay" = 2)
    AND ((m."Id" = NEW."Id" AND (NEW."StartMinute" <> OLD."StartMinute" OR NEW."GroupId" <> OLD."GroupId"))
      OR m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId"));
END;

DROP TRIGGER IF EXISTS "GroupMeetings_part_delete";
CREATE TRIGGER "GroupMeetings_part_delete" AFTER DELETE ON "GroupMeetings"
BEGIN
  DELETE FROM "PartFaults" WHERE "GroupId" = OLD."GroupId";
  INSERT INTO "PartFaults" ("GroupId", "Rule")
  SELECT OLD."GroupId", 'part_of_day' FROM "GroupMeetings" m JOIN "Groups" g ON g."Id" = m."GroupId" JOIN "Tracks" t ON t."Id" = g."TrackId"
  WHERE m."GroupId" = OLD."GroupId" AND (m."StartMinute" >= 960) <> (t."TimeOfDay" = 2)
    AND m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId")
  LIMIT 1;
END;

DROP TRIGGER IF EXISTS "Groups_part_update";
CREATE TRIGGER "Groups_part_update" AFTER UPDATE OF "TrackId" ON "Groups"
BEGIN
  DELETE FROM "PartFaults" WHERE "GroupId" = NEW."Id";
  INSERT INTO "PartFaults" ("GroupId", "Rule")
  SELECT NEW."Id", 'part_of_day' FROM "GroupMeetings" m JOIN "Tracks" t ON t."Id" = NEW."TrackId"
  WHERE m."GroupId" = NEW."Id" AND (m."StartMinute" >= 960) <> (t."TimeOfDay" = 2)
    AND m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId")
  LIMIT 1;
END;

DROP TRIGGER IF EXISTS "Tracks_part_update";
CREATE TRIGGER "Tracks_part_update" AFTER UPDATE OF "TimeOfDay" ON "Tracks"
BEGIN
  DELETE FROM "PartFaults" WHERE "GroupId" IN (SELECT g."Id" FROM "Groups" g WHERE g."TrackId" = NEW."Id");
  INSERT INTO "PartFaults" ("GroupId", "Rule")
  SELECT DISTINCT g."Id", 'part_of_day' FROM "GroupMeetings" m JOIN "Groups" g ON g."Id" = m."GroupId"
  WHERE g."TrackId" = NEW."Id" AND (m."StartMinute" >= 960) <> (NEW."TimeOfDay" = 2)
    AND m."UntilDay" = (SELECT max(o."UntilDay") FROM "GroupMeetings" o WHERE o."GroupId" = m."GroupId");
END;
