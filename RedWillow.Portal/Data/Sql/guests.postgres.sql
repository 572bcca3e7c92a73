-- Guests of one session that cannot be, whoever writes them. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

CREATE OR REPLACE FUNCTION "SeatClaims_guests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Kind" = 4 AND NEW."UntilDay" <> NEW."FromDay" + 1 THEN
    RAISE EXCEPTION 'guest_one_day' USING ERRCODE = '23514', CONSTRAINT = 'guest_one_day';
  END IF;
  IF NEW."Kind" = 4 AND NOT EXISTS (
    SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = NEW."GroupId" AND d."Date" = NEW."FromDay" AND d."Status" <> 1
  ) THEN
    RAISE EXCEPTION 'guest_without_session' USING ERRCODE = '23514', CONSTRAINT = 'guest_without_session';
  END IF;
  -- Nobody is in two groups at the same time of the same day. The client's row is locked by the guard that runs before this one; a
  -- group's new weekly meeting or session holds its group's row: neither may be decided without seeing the other.
  IF NEW."Kind" = 4 THEN
    PERFORM 1 FROM "Groups" WHERE "Id" IN (SELECT s."GroupId" FROM "SeatClaims" s WHERE s."ClientId" = NEW."ClientId") ORDER BY "Id" FOR SHARE;
  END IF;
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" s
    JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId"
    JOIN "GroupMeetings" m ON m."GroupId" = NEW."GroupId" AND m."Weekday" = o."Weekday"
    WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."GroupId" <> NEW."GroupId" AND (s."Kind" = 4 OR NEW."Kind" = 4)
      AND m."StartMinute" < o."EndMinute" AND o."StartMinute" < m."EndMinute"
      AND GREATEST(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay") + (((m."Weekday" - EXTRACT(DOW FROM GREATEST(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay"))::int) + 7) % 7)
        < LEAST(s."UntilDay", NEW."UntilDay", o."UntilDay", m."UntilDay")
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "SeatClaims_guests" ON "SeatClaims";
CREATE TRIGGER "SeatClaims_guests" BEFORE INSERT OR UPDATE OF "GroupId", "ClientId", "Kind", "FromDay", "UntilDay" ON "SeatClaims" FOR EACH ROW EXECUTE FUNCTION "SeatClaims_guests"();

-- A weekly meeting moves onto nothing that a guest of its group, or a member who is a guest elsewhere, has then. The group's row is
-- locked by the guard that runs before this one.
CREATE OR REPLACE FUNCTION "GroupMeetings_guests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "SeatClaims" s ON s."ClientId" = c."ClientId" AND s."GroupId" <> c."GroupId" AND (s."Kind" = 4 OR c."Kind" = 4)
    JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId" AND o."Weekday" = NEW."Weekday"
    WHERE c."GroupId" = NEW."GroupId" AND o."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < o."EndMinute"
      AND GREATEST(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay") + (((NEW."Weekday" - EXTRACT(DOW FROM GREATEST(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay"))::int) + 7) % 7)
        < LEAST(s."UntilDay", c."UntilDay", o."UntilDay", NEW."UntilDay")
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupMeetings_guests" ON "GroupMeetings";
CREATE TRIGGER "GroupMeetings_guests" BEFORE INSERT OR UPDATE OF "GroupId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings"
FOR EACH ROW EXECUTE FUNCTION "GroupMeetings_guests"();

-- Nor does a dated session; closing one moves nothing.
CREATE OR REPLACE FUNCTION "GroupSessions_guests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" = 1 THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD."Status" <> 1 AND NEW."GroupId" = OLD."GroupId" AND NEW."Date" = OLD."Date" AND NEW."StartMinute" = OLD."StartMinute" AND NEW."ClockMinutes" = OLD."ClockMinutes" THEN
      RETURN NEW;
    END IF;
  END IF;
  PERFORM 1 FROM "Groups" WHERE "Id" = NEW."GroupId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "SeatClaims" o ON o."ClientId" = c."ClientId" AND o."GroupId" <> c."GroupId" AND (o."Kind" = 4 OR c."Kind" = 4)
    JOIN "GroupSessions" s ON s."GroupId" = o."GroupId" AND s."Date" = NEW."Date" AND s."Status" <> 1 AND s."Id" <> NEW."Id"
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND o."FromDay" <= NEW."Date" AND NEW."Date" < o."UntilDay"
      AND s."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  ) THEN
    RAISE EXCEPTION 'client_busy' USING ERRCODE = '23514', CONSTRAINT = 'client_busy';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupSessions_guests" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_guests" BEFORE INSERT OR UPDATE OF "GroupId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
FOR EACH ROW EXECUTE FUNCTION "GroupSessions_guests"();

-- A session takes place as long as somebody is its guest: whoever cancels it gives the guest's seat back first.
CREATE OR REPLACE FUNCTION "GroupSessions_guests_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."Status" = 1 OR (NEW."Status" <> 1 AND NEW."GroupId" = OLD."GroupId" AND NEW."Date" = OLD."Date") THEN
      RETURN NEW;
    END IF;
  ELSIF OLD."Status" = 1 THEN
    RETURN OLD;
  END IF;
  PERFORM 1 FROM "Groups" WHERE "Id" = OLD."GroupId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM "SeatClaims" s WHERE s."Kind" = 4 AND s."GroupId" = OLD."GroupId" AND s."FromDay" = OLD."Date"
  ) AND NOT EXISTS (
    SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = OLD."GroupId" AND d."Date" = OLD."Date" AND d."Status" <> 1 AND d."Id" <> OLD."Id"
  ) THEN
    RAISE EXCEPTION 'guest_without_session' USING ERRCODE = '23514', CONSTRAINT = 'guest_without_session';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "GroupSessions_guests_stay" ON "GroupSessions";
CREATE TRIGGER "GroupSessions_guests_stay" BEFORE UPDATE OF "Status", "GroupId", "Date" OR DELETE ON "GroupSessions"
FOR EACH ROW EXECUTE FUNCTION "GroupSessions_guests_stay"();
