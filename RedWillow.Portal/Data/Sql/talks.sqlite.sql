-- Whom a talk, a weekly hour, a group's session and a client's seat have at once, whoever writes them. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "TalkAppointments_clinician_busy_insert";
CREATE TRIGGER "TalkAppointments_clinician_busy_insert" BEFORE INSERT ON "TalkAppointments"
WHEN NEW."Status" = 1 AND (EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."PractitionerId" = NEW."PractitionerId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
) OR EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."CounselorId" = NEW."PractitionerId" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
))
BEGIN SELECT RAISE(ABORT, 'clinician_busy'); END;

DROP TRIGGER IF EXISTS "TalkAppointments_client_busy_insert";
CREATE TRIGGER "TalkAppointments_client_busy_insert" BEFORE INSERT ON "TalkAppointments"
WHEN NEW."Status" = 1 AND NEW."ClientId" IS NOT NULL AND (EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."ClientId" = NEW."ClientId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."ClientId" = NEW."ClientId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
) OR EXISTS (
  SELECT 1 FROM "SeatClaims" c JOIN "GroupSessions" s ON s."GroupId" = c."GroupId"
  WHERE c."ClientId" = NEW."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
))
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "TalkAppointments_clinician_busy_update";
CREATE TRIGGER "TalkAppointments_clinician_busy_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Date", "StartMinute", "Minutes", "Status" ON "TalkAppointments"
WHEN NEW."Status" = 1 AND (EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."PractitionerId" = NEW."PractitionerId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
) OR EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."CounselorId" = NEW."PractitionerId" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
))
BEGIN SELECT RAISE(ABORT, 'clinician_busy'); END;

DROP TRIGGER IF EXISTS "TalkAppointments_client_busy_update";
CREATE TRIGGER "TalkAppointments_client_busy_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Date", "StartMinute", "Minutes", "Status" ON "TalkAppointments"
WHEN NEW."Status" = 1 AND NEW."ClientId" IS NOT NULL AND (EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."ClientId" = NEW."ClientId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."ClientId" = NEW."ClientId" AND h."Weekday" = CAST(strftime('%w', NEW."Date") AS INTEGER)
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
) OR EXISTS (
  SELECT 1 FROM "SeatClaims" c JOIN "GroupSessions" s ON s."GroupId" = c."GroupId"
  WHERE c."ClientId" = NEW."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
))
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "HourClaims_talk_insert";
CREATE TRIGGER "HourClaims_talk_insert" BEFORE INSERT ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE (t."PractitionerId" = NEW."PractitionerId" OR t."ClientId" = NEW."ClientId") AND t."Status" = 1 AND CAST(strftime('%w', t."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay" AND t."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;

DROP TRIGGER IF EXISTS "GroupSessions_talk_insert";
CREATE TRIGGER "GroupSessions_talk_insert" BEFORE INSERT ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."Status" = 1 AND t."Date" = NEW."Date"
      AND t."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
      AND (t."PractitionerId" = NEW."CounselorId" OR EXISTS (
        SELECT 1 FROM "SeatClaims" c
        WHERE c."GroupId" = NEW."GroupId" AND c."ClientId" = t."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay"))
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;

DROP TRIGGER IF EXISTS "SeatClaims_talk_insert";
CREATE TRIGGER "SeatClaims_talk_insert" BEFORE INSERT ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM "TalkAppointments" t JOIN "GroupSessions" s ON s."Date" = t."Date" AND s."GroupId" = NEW."GroupId"
  WHERE t."ClientId" = NEW."ClientId" AND t."Status" = 1 AND s."Status" <> 1 AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay"
      AND t."StartMinute" < s."StartMinute" + s."ClockMinutes" AND s."StartMinute" < t."StartMinute" + t."Minutes"
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;

DROP TRIGGER IF EXISTS "HourClaims_talk_update";
CREATE TRIGGER "HourClaims_talk_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE (t."PractitionerId" = NEW."PractitionerId" OR t."ClientId" = NEW."ClientId") AND t."Status" = 1 AND CAST(strftime('%w', t."Date") AS INTEGER) = NEW."Weekday"
      AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay" AND t."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;

DROP TRIGGER IF EXISTS "GroupSessions_talk_update";
CREATE TRIGGER "GroupSessions_talk_update" BEFORE UPDATE OF "GroupId", "CounselorId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "TalkAppointments" t
  WHERE t."Status" = 1 AND t."Date" = NEW."Date"
      AND t."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
      AND (t."PractitionerId" = NEW."CounselorId" OR EXISTS (
        SELECT 1 FROM "SeatClaims" c
        WHERE c."GroupId" = NEW."GroupId" AND c."ClientId" = t."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay"))
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;

DROP TRIGGER IF EXISTS "SeatClaims_talk_update";
CREATE TRIGGER "SeatClaims_talk_update" BEFORE UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM "TalkAppointments" t JOIN "GroupSessions" s ON s."Date" = t."Date" AND s."GroupId" = NEW."GroupId"
  WHERE t."ClientId" = NEW."ClientId" AND t."Status" = 1 AND s."Status" <> 1 AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay"
      AND t."StartMinute" < s."StartMinute" + s."ClockMinutes" AND s."StartMinute" < t."StartMinute" + t."Minutes"
)
BEGIN SELECT RAISE(ABORT, 'talk_then'); END;
