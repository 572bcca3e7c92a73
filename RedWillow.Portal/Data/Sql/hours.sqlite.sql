-- What is dated beside what is weekly: nobody is at a session during a weekly hour of theirs (R-6, R-45), and an appointment is one of its
-- weekly hour. The message is the rule's name. It can be run again at any time: what stands here is what holds.

-- Closing a session moves nothing.
DROP TRIGGER IF EXISTS "GroupSessions_hours_insert";
CREATE TRIGGER "GroupSessions_hours_insert" BEFORE INSERT ON "GroupSessions"
WHEN NEW."Status" <> 1
BEGIN
  SELECT RAISE(ABORT, 'counselor_busy') WHERE EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."CounselorId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER) AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  );
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c JOIN "HourClaims" h ON h."ClientId" = c."ClientId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  );
END;

DROP TRIGGER IF EXISTS "GroupSessions_hours_update";
CREATE TRIGGER "GroupSessions_hours_update" BEFORE UPDATE OF "GroupId", "CounselorId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
WHEN NEW."Status" <> 1 AND (OLD."Status" = 1 OR NEW."GroupId" <> OLD."GroupId" OR NEW."CounselorId" <> OLD."CounselorId" OR NEW."Date" <> OLD."Date"
  OR NEW."StartMinute" <> OLD."StartMinute" OR NEW."ClockMinutes" <> OLD."ClockMinutes")
BEGIN
  SELECT RAISE(ABORT, 'counselor_busy') WHERE EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."CounselorId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER) AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  );
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c JOIN "HourClaims" h ON h."ClientId" = c."ClientId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  );
END;

DROP TRIGGER IF EXISTS "HourClaims_sessions_insert";
CREATE TRIGGER "HourClaims_sessions_insert" BEFORE INSERT ON "HourClaims"
BEGIN
  SELECT RAISE(ABORT, 'therapist_busy') WHERE EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."CounselorId" = NEW."PractitionerId" AND s."Status" <> 1 AND CAST(strftime('%w', s."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "GroupSessions" s ON s."GroupId" = c."GroupId" AND s."Status" <> 1 AND c."FromDay" <= s."Date" AND s."Date" < c."UntilDay"
    WHERE c."ClientId" = NEW."ClientId" AND CAST(strftime('%w', s."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

DROP TRIGGER IF EXISTS "HourClaims_sessions_update";
CREATE TRIGGER "HourClaims_sessions_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
BEGIN
  SELECT RAISE(ABORT, 'therapist_busy') WHERE EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."CounselorId" = NEW."PractitionerId" AND s."Status" <> 1 AND CAST(strftime('%w', s."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "GroupSessions" s ON s."GroupId" = c."GroupId" AND s."Status" <> 1 AND c."FromDay" <= s."Date" AND s."Date" < c."UntilDay"
    WHERE c."ClientId" = NEW."ClientId" AND CAST(strftime('%w', s."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

DROP TRIGGER IF EXISTS "SeatClaims_sessions_insert";
CREATE TRIGGER "SeatClaims_sessions_insert" BEFORE INSERT ON "SeatClaims"
BEGIN
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "HourClaims" h
    JOIN "GroupSessions" s ON s."GroupId" = NEW."GroupId" AND s."Status" <> 1 AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay"
    WHERE h."ClientId" = NEW."ClientId" AND CAST(strftime('%w', s."Date") AS INTEGER) = h."Weekday"
      AND h."FromDay" <= s."Date" AND s."Date" < h."UntilDay" AND s."StartMinute" < h."EndMinute" AND h."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

DROP TRIGGER IF EXISTS "SeatClaims_sessions_update";
CREATE TRIGGER "SeatClaims_sessions_update" BEFORE UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
BEGIN
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "HourClaims" h
    JOIN "GroupSessions" s ON s."GroupId" = NEW."GroupId" AND s."Status" <> 1 AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay"
    WHERE h."ClientId" = NEW."ClientId" AND CAST(strftime('%w', s."Date") AS INTEGER) = h."Weekday"
      AND h."FromDay" <= s."Date" AND s."Date" < h."UntilDay" AND s."StartMinute" < h."EndMinute" AND h."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

-- Whose appointment it is, with whom and when says its weekly hour; what becomes of it is its own.
DROP TRIGGER IF EXISTS "IndividualAppointments_other_hour_insert";
CREATE TRIGGER "IndividualAppointments_other_hour_insert" BEFORE INSERT ON "IndividualAppointments"
WHEN NOT EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."Id" = NEW."HourClaimId" AND h."ClientId" = NEW."ClientId" AND h."PractitionerId" = NEW."PractitionerId"
    AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER) AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
    AND h."StartMinute" = NEW."StartMinute" AND h."EndMinute" = NEW."StartMinute" + NEW."Minutes"
)
BEGIN
  SELECT RAISE(ABORT, 'other_hour');
END;

DROP TRIGGER IF EXISTS "IndividualAppointments_other_hour_update";
CREATE TRIGGER "IndividualAppointments_other_hour_update" BEFORE UPDATE OF "HourClaimId", "ClientId", "PractitionerId", "Date", "StartMinute", "Minutes" ON "IndividualAppointments"
WHEN NOT EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."Id" = NEW."HourClaimId" AND h."ClientId" = NEW."ClientId" AND h."PractitionerId" = NEW."PractitionerId"
    AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER) AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
    AND h."StartMinute" = NEW."StartMinute" AND h."EndMinute" = NEW."StartMinute" + NEW."Minutes"
)
BEGIN
  SELECT RAISE(ABORT, 'other_hour');
END;

-- So an hour of which there is an appointment keeps whose, with whom and when it is. It can end before the appointment: then that one is cancelled.
DROP TRIGGER IF EXISTS "HourClaims_other_hour_update";
CREATE TRIGGER "HourClaims_other_hour_update" BEFORE UPDATE OF "ClientId", "PractitionerId", "Weekday", "StartMinute", "EndMinute" ON "HourClaims"
WHEN (NEW."ClientId" <> OLD."ClientId" OR NEW."PractitionerId" <> OLD."PractitionerId" OR NEW."Weekday" <> OLD."Weekday"
  OR NEW."StartMinute" <> OLD."StartMinute" OR NEW."EndMinute" <> OLD."EndMinute")
  AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."HourClaimId" = OLD."Id")
BEGIN SELECT RAISE(ABORT, 'other_hour'); END;
