-- R-1: a group meets on three days of the week, at one time, from one day to another. Three rows say it, so it can only be judged
-- when all three are written: at the commit. It can be run again at any time: what stands here is what holds.

CREATE OR REPLACE FUNCTION "GroupMeetings_pattern"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid;
BEGIN
  FOREACH touched IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW."GroupId"] WHEN 'DELETE' THEN ARRAY[OLD."GroupId"] ELSE ARRAY[OLD."GroupId", NEW."GroupId"] END
  LOOP
    -- Two transactions on one group are judged one after the other.
    PERFORM 1 FROM "Groups" WHERE "Id" = touched FOR NO KEY UPDATE;
    IF EXISTS (
      SELECT 1 FROM "GroupMeetings" m WHERE m."GroupId" = touched GROUP BY m."FromDay", m."UntilDay", m."StartMinute", m."EndMinute"
      HAVING COUNT(*) <> 3 OR COUNT(DISTINCT m."Weekday") <> 3
    ) OR EXISTS (
      SELECT 1 FROM "GroupMeetings" a JOIN "GroupMeetings" b ON b."GroupId" = a."GroupId" AND b."FromDay" < a."UntilDay" AND a."FromDay" < b."UntilDay"
      WHERE a."GroupId" = touched
        AND (a."FromDay" <> b."FromDay" OR a."UntilDay" <> b."UntilDay" OR a."StartMinute" <> b."StartMinute" OR a."EndMinute" <> b."EndMinute")
    ) THEN
      RAISE EXCEPTION 'three_days' USING ERRCODE = '23514', CONSTRAINT = 'three_days';
    END IF;
  END LOOP;
  RETURN NULL;
END;
$$;

DROP TRIGGER IF EXISTS "GroupMeetings_pattern" ON "GroupMeetings";
CREATE CONSTRAINT TRIGGER "GroupMeetings_pattern" AFTER INSERT OR UPDATE OR DELETE ON "GroupMeetings"
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "GroupMeetings_pattern"();
