-- Guests of one session that cannot be, whoever writes them. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "SeatClaims_guests_insert";
CREATE TRIGGER "SeatClaims_guests_insert" BEFORE INSERT ON "SeatClaims"
BEGIN
  SELECT RAISE(ABORT, 'guest_one_day') WHERE NEW."Kind" = 4 AND NEW."UntilDay" <> date(NEW."FromDay", '+1 day');
  SELECT RAISE(ABORT, 'guest_without_session') WHERE NEW."Kind" = 4 AND NOT EXISTS (
    SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = NEW."GroupId" AND d."Date" = NEW."FromDay" AND d."Status" <> 1
  );
  -- Nobody is in two groups at the same time of the same day.
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" s
    JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId"
    JOIN "GroupMeetings" m ON m."GroupId" = NEW."GroupId" AND m."Weekday" = o."Weekday"
    WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."GroupId" <> NEW."GroupId" AND (s."Kind" = 4 OR NEW."Kind" = 4)
      AND m."StartMinute" < o."EndMinute" AND o."StartMinute" < m."EndMinute"
      AND date(max(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay")) AS INTEGER)) + 7) % 7) || ' days')
        < min(s."UntilDay", NEW."UntilDay", o."UntilDay", m."UntilDay")
  );
END;

DROP TRIGGER IF EXISTS "SeatClaims_guests_update";
CREATE TRIGGER "SeatClaims_guests_update" BEFORE UPDATE OF "GroupId", "ClientId", "Kind", "FromDay", "UntilDay" ON "SeatClaims"
BEGIN
  SELECT RAISE(ABORT, 'guest_one_day') WHERE NEW."Kind" = 4 AND NEW."UntilDay" <> date(NEW."FromDay", '+1 day');
  SELECT RAISE(ABORT, 'guest_without_session') WHERE NEW."Kind" = 4 AND NOT EXISTS (
    SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = NEW."GroupId" AND d."Date" = NEW."FromDay" AND d."Status" <> 1
  );
  -- Nobody is in two groups at the same time of the same day.
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" s
    JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId"
    JOIN "GroupMeetings" m ON m."GroupId" = NEW."GroupId" AND m."Weekday" = o."Weekday"
    WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."GroupId" <> NEW."GroupId" AND (s."Kind" = 4 OR NEW."Kind" = 4)
      AND m."StartMinute" < o."EndMinute" AND o."StartMinute" < m."EndMinute"
      AND date(max(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(s."FromDay", NEW."FromDay", o."FromDay", m."FromDay")) AS INTEGER)) + 7) % 7) || ' days')
        < min(s."UntilDay", NEW."UntilDay", o."UntilDay", m."UntilDay")
  );
END;
