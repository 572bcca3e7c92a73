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

-- A weekly meeting moves onto nothing that a guest of its group, or a member who is a guest elsewhere, has then.
DROP TRIGGER IF EXISTS "GroupMeetings_guests_insert";
CREATE TRIGGER "GroupMeetings_guests_insert" BEFORE INSERT ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "SeatClaims" c
  JOIN "SeatClaims" s ON s."ClientId" = c."ClientId" AND s."GroupId" <> c."GroupId" AND (s."Kind" = 4 OR c."Kind" = 4)
  JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId" AND o."Weekday" = NEW."Weekday"
  WHERE c."GroupId" = NEW."GroupId" AND o."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < o."EndMinute"
      AND date(max(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay"), '+' || (((NEW."Weekday" - CAST(strftime('%w', max(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days')
        < min(s."UntilDay", c."UntilDay", o."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_guests_update";
CREATE TRIGGER "GroupMeetings_guests_update" BEFORE UPDATE OF "GroupId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "SeatClaims" c
  JOIN "SeatClaims" s ON s."ClientId" = c."ClientId" AND s."GroupId" <> c."GroupId" AND (s."Kind" = 4 OR c."Kind" = 4)
  JOIN "GroupMeetings" o ON o."GroupId" = s."GroupId" AND o."Weekday" = NEW."Weekday"
  WHERE c."GroupId" = NEW."GroupId" AND o."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < o."EndMinute"
      AND date(max(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay"), '+' || (((NEW."Weekday" - CAST(strftime('%w', max(s."FromDay", c."FromDay", o."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days')
        < min(s."UntilDay", c."UntilDay", o."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

-- Nor does a dated session; closing one moves nothing.
DROP TRIGGER IF EXISTS "GroupSessions_guests_insert";
CREATE TRIGGER "GroupSessions_guests_insert" BEFORE INSERT ON "GroupSessions"
WHEN NEW."Status" <> 1
BEGIN
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "SeatClaims" o ON o."ClientId" = c."ClientId" AND o."GroupId" <> c."GroupId" AND (o."Kind" = 4 OR c."Kind" = 4)
    JOIN "GroupSessions" s ON s."GroupId" = o."GroupId" AND s."Date" = NEW."Date" AND s."Status" <> 1 AND s."Id" <> NEW."Id"
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND o."FromDay" <= NEW."Date" AND NEW."Date" < o."UntilDay"
        AND s."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

DROP TRIGGER IF EXISTS "GroupSessions_guests_update";
CREATE TRIGGER "GroupSessions_guests_update" BEFORE UPDATE OF "GroupId", "Date", "StartMinute", "ClockMinutes", "Status" ON "GroupSessions"
WHEN NEW."Status" <> 1 AND (OLD."Status" = 1 OR NEW."GroupId" <> OLD."GroupId" OR NEW."Date" <> OLD."Date"
  OR NEW."StartMinute" <> OLD."StartMinute" OR NEW."ClockMinutes" <> OLD."ClockMinutes")
BEGIN
  SELECT RAISE(ABORT, 'client_busy') WHERE EXISTS (
    SELECT 1 FROM "SeatClaims" c
    JOIN "SeatClaims" o ON o."ClientId" = c."ClientId" AND o."GroupId" <> c."GroupId" AND (o."Kind" = 4 OR c."Kind" = 4)
    JOIN "GroupSessions" s ON s."GroupId" = o."GroupId" AND s."Date" = NEW."Date" AND s."Status" <> 1 AND s."Id" <> NEW."Id"
    WHERE c."GroupId" = NEW."GroupId" AND c."FromDay" <= NEW."Date" AND NEW."Date" < c."UntilDay" AND o."FromDay" <= NEW."Date" AND NEW."Date" < o."UntilDay"
        AND s."StartMinute" < NEW."StartMinute" + NEW."ClockMinutes" AND NEW."StartMinute" < s."StartMinute" + s."ClockMinutes"
  );
END;

-- A session takes place as long as somebody is its guest: whoever cancels it gives the guest's seat back first.
DROP TRIGGER IF EXISTS "GroupSessions_guests_stay_update";
CREATE TRIGGER "GroupSessions_guests_stay_update" BEFORE UPDATE OF "Status", "GroupId", "Date" ON "GroupSessions"
WHEN OLD."Status" <> 1 AND (NEW."Status" = 1 OR NEW."GroupId" <> OLD."GroupId" OR NEW."Date" <> OLD."Date") AND EXISTS (
  SELECT 1 FROM "SeatClaims" s WHERE s."Kind" = 4 AND s."GroupId" = OLD."GroupId" AND s."FromDay" = OLD."Date"
) AND NOT EXISTS (
  SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = OLD."GroupId" AND d."Date" = OLD."Date" AND d."Status" <> 1 AND d."Id" <> OLD."Id"
)
BEGIN SELECT RAISE(ABORT, 'guest_without_session'); END;

DROP TRIGGER IF EXISTS "GroupSessions_guests_stay_delete";
CREATE TRIGGER "GroupSessions_guests_stay_delete" BEFORE DELETE ON "GroupSessions"
WHEN OLD."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "SeatClaims" s WHERE s."Kind" = 4 AND s."GroupId" = OLD."GroupId" AND s."FromDay" = OLD."Date"
) AND NOT EXISTS (
  SELECT 1 FROM "GroupSessions" d WHERE d."GroupId" = OLD."GroupId" AND d."Date" = OLD."Date" AND d."Status" <> 1 AND d."Id" <> OLD."Id"
)
BEGIN SELECT RAISE(ABORT, 'guest_without_session'); END;
