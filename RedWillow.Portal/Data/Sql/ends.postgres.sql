-- Leaves and ends that cannot be, whoever writes them: a stay that never began, because a mark was taken back, has no earliest end. The message is
-- the rule's name.
-- It can be run again at any time: what stands here is what holds.

CREATE OR REPLACE FUNCTION "Enrollments_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" = 6 AND (NEW."LeaveFrom" IS NULL OR NEW."ReturnOn" IS NULL) THEN
    RAISE EXCEPTION 'hold_without_return' USING ERRCODE = '23514', CONSTRAINT = 'hold_without_return';
  END IF;
  IF NEW."ReturnOn" <= NEW."LeaveFrom" OR NEW."ReturnOn" > NEW."LeaveFrom" + 14 THEN
    RAISE EXCEPTION 'hold_too_long' USING ERRCODE = '23514', CONSTRAINT = 'hold_too_long';
  END IF;
  IF NEW."Status" IN (7, 8) AND NEW."EndDate" IS NULL THEN
    RAISE EXCEPTION 'end_without_date' USING ERRCODE = '23514', CONSTRAINT = 'end_without_date';
  END IF;
  IF NEW."EndDate" < NEW."FirstAttended" THEN
    RAISE EXCEPTION 'end_before_start' USING ERRCODE = '23514', CONSTRAINT = 'end_before_start';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "Enrollments_ends" ON "Enrollments";
CREATE TRIGGER "Enrollments_ends" BEFORE INSERT OR UPDATE OF "Status", "LeaveFrom", "ReturnOn", "EndDate", "FirstAttended" ON "Enrollments"
FOR EACH ROW EXECUTE FUNCTION "Enrollments_ends"();

-- A leave, an end and a mistake always say why.
CREATE OR REPLACE FUNCTION "EnrollmentMove_reason"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."To" IN (6, 7, 8, 9, 11) AND NEW."Reason" IS NULL THEN
    RAISE EXCEPTION 'move_without_reason' USING ERRCODE = '23514', CONSTRAINT = 'move_without_reason';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "EnrollmentMove_reason" ON "EnrollmentMove";
CREATE TRIGGER "EnrollmentMove_reason" BEFORE INSERT ON "EnrollmentMove" FOR EACH ROW EXECUTE FUNCTION "EnrollmentMove_reason"();

DROP TRIGGER IF EXISTS "Discharges_immutable" ON "Discharges";
CREATE TRIGGER "Discharges_immutable" BEFORE UPDATE OR DELETE ON "Discharges" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "Discharges_immutable_truncate" ON "Discharges";
CREATE TRIGGER "Discharges_immutable_truncate" BEFORE TRUNCATE ON "Discharges" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();
