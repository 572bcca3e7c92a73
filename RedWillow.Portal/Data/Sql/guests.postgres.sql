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
  -- Nobody is in two groups at the same time of the same day. The client's row is locked by the guard that runs before this one.
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
