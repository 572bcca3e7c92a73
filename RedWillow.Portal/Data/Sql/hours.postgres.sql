-- What is dated beside what is weekly: nobody is at a session during a weekly hour of theirs (R-6, R-45), and an appointment is one of its
-- weekly hour. The message is the rule's name. It can be run again at any time: what stands here is what holds.
-- Rows are locked as a claim locks them and no harder. The guards that run before have locked client and group.

CREATE OR REPLACE FUNCTION "GroupSessions_hours"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" = 1 THEN
    RETURN NEW;
  END IF;
  -- Closing a session moves nothing.
  IF TG_OP = 'UPDATE' THEN
    IF OLD."Status" <> 1 AND NEW."GroupId" = OLD."GroupId" AND NEW."CounselorId" = OLD."CounselorId" AND NEW."Date" = OLD."Date"
        AND NEW."StartMinute" = OLD."StartMinute" AND NEW."ClockMinutes" = OLD."ClockMinutes" THEN
      RETURN NEW;
    END IF;
  END IF;
  PERFORM 1 FROM "Practitioners" WHERE "Id" = NEW."CounselorId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."PractitionerId" = NEW."CounselorId" AND h."Weekday" = EXTRACT(DOW FROM NEW."Date")::int AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  ) THEN
    RAISE EXCEPTION 'counselor_busy' USING ERRCODE = '23514', CONSTRAINT = 'counselor_busy';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" c JOIN "HourClaims" h ON h."ClientId" = c."ClientId" AND h."Weekday" = EXTRACT(DOW FROM NEW."Date")::int
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < h."EndMinute"
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupSessions_hours" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_hours" BEFORE INSERT OR UPDATE OF "GroupId", "CounselorId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
FOR EACH ROW EXECUTE FUNCTION "GroupSessions_hours"();

CREATE OR REPLACE FUNCTION "HourClaims_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "GroupSessions" s
    WHERE s."CounselorId" = NEW."PractitionerId" AND s."Status" <> 1 AND EXTRACT(DOW FROM s."Date")::int = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'therapist_busy' USING ERRCODE = '23514', CONSTRAINT = 'therapist_busy';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "GroupSessions" s ON s."GroupId" = c."GroupId" AND s."Status" <> 1 AND c."FromDay" <= s."Date" AND s."Date" < c."UntilDay"
    WHERE c."ClientId" = NEW."ClientId" AND EXTRACT(DOW FROM s."Date")::int = NEW."Weekday"
      AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay" AND s."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "HourClaims_sessions" ON "HourClaims";
CREATE TRIGGER "HourClaims_sessions" BEFORE INSERT OR UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
FOR EACH ROW EXECUTE FUNCTION "HourClaims_sessions"();

CREATE OR REPLACE FUNCTION "SeatClaims_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "HourClaims" h
    JOIN "GroupSessions" s ON s."GroupId" = NEW."GroupId" AND s."Status" <> 1 AND NEW."FromDay" <= s."Date" AND s."Date" < NEW."UntilDay"
    WHERE h."ClientId" = NEW."ClientId" AND EXTRACT(DOW FROM s."Date")::int = h."Weekday"
      AND h."FromDay" <= s."Date" AND s."Date" < h."UntilDay" AND s."StartMinute" < h."EndMinute" AND h."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "SeatClaims_sessions" ON "SeatClaims";
CREATE TRIGGER "SeatClaims_sessions" BEFORE INSERT OR UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
FOR EACH ROW EXECUTE FUNCTION "SeatClaims_sessions"();

-- Whose appointment it is, with whom and when says its weekly hour; what becomes of it is its own.
CREATE OR REPLACE FUNCTION "IndividualAppointments_hour"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "HourClaims" WHERE "Id" = NEW."HourClaimId" FOR SHARE;
  IF NOT EXISTS (
    SELECT 1 FROM "HourClaims" h
    WHERE h."Id" = NEW."HourClaimId" AND h."ClientId" = NEW."ClientId" AND h."PractitionerId" = NEW."PractitionerId"
      AND h."Weekday" = EXTRACT(DOW FROM NEW."Date")::int AND h."FromDay" <= NEW."Date" AND NEW."Date" < h."UntilDay"
      AND h."StartMinute" = NEW."StartMinute" AND h."EndMinute" = NEW."StartMinute" + NEW."Minutes"
  ) THEN
    RAISE EXCEPTION 'other_hour' USING ERRCODE = '23514', CONSTRAINT = 'other_hour';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "IndividualAppointments_hour" ON "IndividualAppointments";
CREATE TRIGGER "IndividualAppointments_hour" BEFORE INSERT OR UPDATE OF "HourClaimId", "ClientId", "PractitionerId", "Date", "StartMinute", "Minutes" ON "IndividualAppointments"
FOR EACH ROW EXECUTE FUNCTION "IndividualAppointments_hour"();

-- So an hour of which there is an appointment keeps whose, with whom and when it is. It can end before the appointment: then that one is cancelled.
CREATE OR REPLACE FUNCTION "HourClaims_appointments"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."ClientId", NEW."PractitionerId", NEW."Weekday", NEW."StartMinute", NEW."EndMinute")
      IS DISTINCT FROM (OLD."ClientId", OLD."PractitionerId", OLD."Weekday", OLD."StartMinute", OLD."EndMinute")
    AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."HourClaimId" = OLD."Id") THEN
    RAISE EXCEPTION 'other_hour' USING ERRCODE = '23514', CONSTRAINT = 'other_hour';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "HourClaims_appointments" ON "HourClaims";
CREATE TRIGGER "HourClaims_appointments" BEFORE UPDATE OF "ClientId", "PractitionerId", "Weekday", "StartMinute", "EndMinute" ON "HourClaims"
FOR EACH ROW EXECUTE FUNCTION "HourClaims_appointments"();
