-- Whom a talk, a weekly hour, a group's session and a client's seat have at once, whoever writes them. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.
-- Rows are locked as a claim locks them and no harder; the guards of hours, sessions and seats have locked theirs before, by the order of names.

CREATE OR REPLACE FUNCTION "TalkAppointments_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" <> 1 THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM "Clients" WHERE "Id" = NEW."ClientId" FOR NO KEY UPDATE;
  PERFORM 1 FROM "Groups" WHERE "Id" IN (SELECT c."GroupId" FROM "SeatClaims" c WHERE c."ClientId" = NEW."ClientId") FOR SHARE;
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."PractitionerId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "TalkAppointments" t
    WHERE t."PractitionerId" = NEW."PractitionerId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
  ) OR EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Weekday" = EXTRACT(DOW FROM NEW."Date")::int
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
  ) OR EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."CounselorId" = NEW."PractitionerId" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'clinician_busy' USING ERRCODE = '23514', CONSTRAINT = 'clinician_busy';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "TalkAppointments" t
    WHERE t."ClientId" = NEW."ClientId" AND t."Date" = NEW."Date" AND t."Status" = 1 AND t."Id" <> NEW."Id"
      AND t."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
  ) OR EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."ClientId" = NEW."ClientId" AND h."Weekday" = EXTRACT(DOW FROM NEW."Date")::int
      AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."EndMinute"
  ) OR EXISTS (
    SELECT 1 FROM "SeatClaims" c JOIN "GroupSessions" s ON s."GroupId" = c."GroupId"
    WHERE c."ClientId" = NEW."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND s."Date" = NEW."Date" AND s."Status" <> 1
      AND s."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "TalkAppointments_guard" ON "TalkAppointments";
CREATE TRIGGER "TalkAppointments_guard" BEFORE INSERT OR UPDATE OF "PractitionerId", "ClientId", "Date", "StartMinute", "Minutes", "Status" ON "TalkAppointments"
FOR EACH ROW EXECUTE FUNCTION "TalkAppointments_guard"();

CREATE OR REPLACE FUNCTION "HourClaims_talk"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "TalkAppointments" t
    WHERE (t."PractitionerId" = NEW."PractitionerId" OR t."ClientId" = NEW."ClientId") AND t."Status" = 1 AND EXTRACT(DOW FROM t."Date")::int = NEW."Weekday"
      AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay" AND t."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
  ) THEN
    RAISE EXCEPTION 'talk_then' USING ERRCODE = '23514', CONSTRAINT = 'talk_then';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "HourClaims_talk" ON "HourClaims";
CREATE TRIGGER "HourClaims_talk" BEFORE INSERT OR UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
FOR EACH ROW EXECUTE FUNCTION "HourClaims_talk"();

CREATE OR REPLACE FUNCTION "GroupSessions_talk"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" <> 1 AND EXISTS (
    SELECT 1 FROM "TalkAppointments" t
    WHERE t."Status" = 1 AND t."Date" = NEW."Date"
      AND t."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < t."StartMinute" + t."Minutes"
      AND (t."PractitionerId" = NEW."CounselorId" OR EXISTS (
        SELECT 1 FROM "SeatClaims" c
        WHERE c."GroupId" = NEW."GroupId" AND c."ClientId" = t."ClientId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay"))
  ) THEN
    RAISE EXCEPTION 'talk_then' USING ERRCODE = '23514', CONSTRAINT = 'talk_then';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupSessions_talk" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_talk" BEFORE INSERT OR UPDATE OF "GroupId", "CounselorId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
FOR EACH ROW EXECUTE FUNCTION "GroupSessions_talk"();

CREATE OR REPLACE FUNCTION "SeatClaims_talk"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "TalkAppointments" t JOIN "GroupSessions" s ON s."Date" = t."Date" AND s."GroupId" = NEW."GroupId"
    WHERE t."ClientId" = NEW."ClientId" AND t."Status" = 1 AND s."Status" <> 1 AND NEW."FromDay" <= t."Date" AND t."Date" < NEW."UntilDay"
      AND t."StartMinute" < s."StartMinute" + s."ClockMinutes" AND s."StartMinute" < t."StartMinute" + t."Minutes"
  ) THEN
    RAISE EXCEPTION 'talk_then' USING ERRCODE = '23514', CONSTRAINT = 'talk_then';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "SeatClaims_talk" ON "SeatClaims";
CREATE TRIGGER "SeatClaims_talk" BEFORE INSERT OR UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
FOR EACH ROW EXECUTE FUNCTION "SeatClaims_talk"();
