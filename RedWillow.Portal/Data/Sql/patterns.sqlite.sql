-- R-1: a group meets on three days of the week, at one time, from one day to another. Three rows say it, so it can only be judged
-- when all three are written: whatever is wrong stands in PatternFaults, and no transaction that leaves a row there can be committed,
-- because the row refers to one that never exists. It can be run again at any time: what stands here is what holds.

CREATE TABLE IF NOT EXISTS "PatternFaults" (
  "GroupId" TEXT NOT NULL PRIMARY KEY,
  "Rule" TEXT NOT NULL REFERENCES "PatternFaults" ("GroupId") DEFERRABLE INITIALLY DEFERRED
);

DROP TRIGGER IF EXISTS "GroupMeetings_pattern_insert";
CREATE TRIGGER "GroupMeetings_pattern_insert" AFTER INSERT ON "GroupMeetings"
BEGIN
  DELETE FROM "PatternFaults";
  INSERT INTO "PatternFaults" ("GroupId", "Rule")
  SELECT w."GroupId", 'three_days' FROM (
    SELECT m."GroupId" FROM "GroupMeetings" m GROUP BY m."GroupId", m."FromDay", m."UntilDay", m."StartMinute", m."EndMinute"
    HAVING COUNT(*) <> 3 OR COUNT(DISTINCT m."Weekday") <> 3
    UNION
    SELECT a."GroupId" FROM "GroupMeetings" a JOIN "GroupMeetings" b ON b."GroupId" = a."GroupId" AND b."FromDay" < a."UntilDay" AND a."FromDay" < b."UntilDay"
    WHERE a."FromDay" <> b."FromDay" OR a."UntilDay" <> b."UntilDay" OR a."StartMinute" <> b."StartMinute" OR a."EndMinute" <> b."EndMinute"
  ) w;
END;

DROP TRIGGER IF EXISTS "GroupMeetings_pattern_update";
CREATE TRIGGER "GroupMeetings_pattern_update" AFTER UPDATE ON "GroupMeetings"
BEGIN
  DELETE FROM "PatternFaults";
  INSERT INTO "PatternFaults" ("GroupId", "Rule")
  SELECT w."GroupId", 'three_days' FROM (
    SELECT m."GroupId" FROM "GroupMeetings" m GROUP BY m."GroupId", m."FromDay", m."UntilDay", m."StartMinute", m."EndMinute"
    HAVING COUNT(*) <> 3 OR COUNT(DISTINCT m."Weekday") <> 3
    UNION
    SELECT a."GroupId" FROM "GroupMeetings" a JOIN "GroupMeetings" b ON b."GroupId" = a."GroupId" AND b."FromDay" < a."UntilDay" AND a."FromDay" < b."UntilDay"
    WHERE a."FromDay" <> b."FromDay" OR a."UntilDay" <> b."UntilDay" OR a."StartMinute" <> b."StartMinute" OR a."EndMinute" <> b."EndMinute"
  ) w;
END;

DROP TRIGGER IF EXISTS "GroupMeetings_pattern_delete";
CREATE TRIGGER "GroupMeetings_pattern_delete" AFTER DELETE ON "GroupMeetings"
BEGIN
  DELETE FROM "PatternFaults";
  INSERT INTO "PatternFaults" ("GroupId", "Rule")
  SELECT w."GroupId", 'three_days' FROM (
    SELECT m."GroupId" FROM "GroupMeetings" m GROUP BY m."GroupId", m."FromDay", m."UntilDay", m."StartMinute", m."EndMinute"
    HAVING COUNT(*) <> 3 OR COUNT(DISTINCT m."Weekday") <> 3
    UNION
    SELECT a."GroupId" FROM "GroupMeetings" a JOIN "GroupMeetings" b ON b."GroupId" = a."GroupId" AND b."FromDay" < a."UntilDay" AND a."FromDay" < b."UntilDay"
    WHERE a."FromDay" <> b."FromDay" OR a."UntilDay" <> b."UntilDay" OR a."StartMinute" <> b."StartMinute" OR a."EndMinute" <> b."EndMinute"
  ) w;
END;
