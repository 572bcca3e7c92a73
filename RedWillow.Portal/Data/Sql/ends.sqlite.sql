-- Leaves and ends that cannot be, whoever writes them: a stay that never began, because a mark was taken back, has no earliest end. The message is
-- the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "Enrollments_ends_insert";
CREATE TRIGGER "Enrollments_ends_insert" BEFORE INSERT ON "Enrollments"
BEGIN
  SELECT RAISE(ABORT, 'hold_without_return') WHERE NEW."Status" = 6 AND (NEW."LeaveFrom" IS NULL OR NEW."ReturnOn" IS NULL);
  SELECT RAISE(ABORT, 'hold_too_long') WHERE NEW."ReturnOn" <= NEW."LeaveFrom" OR NEW."ReturnOn" > date(NEW."LeaveFrom", '+14 days');
  SELECT RAISE(ABORT, 'end_without_date') WHERE NEW."Status" IN (7, 8) AND NEW."EndDate" IS NULL;
  SELECT RAISE(ABORT, 'end_before_start') WHERE NEW."EndDate" < NEW."FirstAttended";
END;

DROP TRIGGER IF EXISTS "Enrollments_ends_update";
CREATE TRIGGER "Enrollments_ends_update" BEFORE UPDATE OF "Status", "LeaveFrom", "ReturnOn", "EndDate", "FirstAttended" ON "Enrollments"
BEGIN
  SELECT RAISE(ABORT, 'hold_without_return') WHERE NEW."Status" = 6 AND (NEW."LeaveFrom" IS NULL OR NEW."ReturnOn" IS NULL);
  SELECT RAISE(ABORT, 'hold_too_long') WHERE NEW."ReturnOn" <= NEW."LeaveFrom" OR NEW."ReturnOn" > date(NEW."LeaveFrom", '+14 days');
  SELECT RAISE(ABORT, 'end_without_date') WHERE NEW."Status" IN (7, 8) AND NEW."EndDate" IS NULL;
  SELECT RAISE(ABORT, 'end_before_start') WHERE NEW."EndDate" < NEW."FirstAttended";
END;

-- A leave, an end and a mistake always say why.
DROP TRIGGER IF EXISTS "EnrollmentMove_reason_insert";
CREATE TRIGGER "EnrollmentMove_reason_insert" BEFORE INSERT ON "EnrollmentMove" WHEN NEW."To" IN (6, 7, 8, 9, 11) AND NEW."Reason" IS NULL
BEGIN SELECT RAISE(ABORT, 'move_without_reason'); END;

DROP TRIGGER IF EXISTS "Discharges_immutable_insert";
CREATE TRIGGER "Discharges_immutable_insert" BEFORE INSERT ON "Discharges"
WHEN EXISTS (SELECT 1 FROM "Discharges" t WHERE t."EnrollmentId" = NEW."EnrollmentId" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "Discharges_immutable_update";
CREATE TRIGGER "Discharges_immutable_update" BEFORE UPDATE ON "Discharges"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "Discharges_immutable_delete";
CREATE TRIGGER "Discharges_immutable_delete" BEFORE DELETE ON "Discharges"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;
