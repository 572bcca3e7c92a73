-- What the database itself refuses, whoever asks. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "SeatClaims_seat_taken_insert";
CREATE TRIGGER "SeatClaims_seat_taken_insert" BEFORE INSERT ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT NEW."FromDay" AS "Day"
    UNION
    SELECT s."FromDay" FROM "SeatClaims" s
    WHERE s."GroupId" = NEW."GroupId" AND s."UntilDay" > NEW."FromDay" AND s."FromDay" > NEW."FromDay" AND s."FromDay" < NEW."UntilDay" AND s."Id" <> NEW."Id"
  ) p
  WHERE (
    SELECT COUNT(*) FROM "SeatClaims" c
    WHERE c."GroupId" = NEW."GroupId" AND c."UntilDay" > p."Day" AND c."FromDay" <= p."Day" AND c."Id" <> NEW."Id"
  ) >= (SELECT g."Capacity" FROM "Groups" g WHERE g."Id" = NEW."GroupId")
)
BEGIN SELECT RAISE(ABORT, 'seat_taken'); END;

-- One seat at a time; a guest (4) of one session is one in another group.
DROP TRIGGER IF EXISTS "SeatClaims_client_has_seat_insert";
CREATE TRIGGER "SeatClaims_client_has_seat_insert" BEFORE INSERT ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM "SeatClaims" s
  WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."FromDay" < NEW."UntilDay" AND NEW."FromDay" < s."UntilDay"
      AND (s."GroupId" = NEW."GroupId" OR (s."Kind" <> 4 AND NEW."Kind" <> 4))
)
BEGIN SELECT RAISE(ABORT, 'client_has_seat'); END;

DROP TRIGGER IF EXISTS "SeatClaims_client_busy_insert";
CREATE TRIGGER "SeatClaims_client_busy_insert" BEFORE INSERT ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", max(g."FromDay", NEW."FromDay") AS "FromDay", min(g."UntilDay", NEW."UntilDay") AS "UntilDay" FROM "GroupMeetings" g WHERE g."GroupId" = NEW."GroupId") m
  JOIN "HourClaims" h ON h."ClientId" = NEW."ClientId"
  WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", h."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", h."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", h."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

-- Only days that it did not cover before are judged: to give days back is never refused, however few places there are by now.
DROP TRIGGER IF EXISTS "SeatClaims_seat_taken_update";
CREATE TRIGGER "SeatClaims_seat_taken_update" BEFORE UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT NEW."FromDay" AS "Day"
    UNION
    SELECT OLD."UntilDay" WHERE OLD."UntilDay" > NEW."FromDay" AND OLD."UntilDay" < NEW."UntilDay"
    UNION
    SELECT s."FromDay" FROM "SeatClaims" s
    WHERE s."GroupId" = NEW."GroupId" AND s."UntilDay" > NEW."FromDay" AND s."FromDay" > NEW."FromDay" AND s."FromDay" < NEW."UntilDay" AND s."Id" <> NEW."Id"
  ) p
  WHERE NOT (OLD."GroupId" = NEW."GroupId" AND p."Day" >= OLD."FromDay" AND p."Day" < OLD."UntilDay") AND (
    SELECT COUNT(*) FROM "SeatClaims" c
    WHERE c."GroupId" = NEW."GroupId" AND c."UntilDay" > p."Day" AND c."FromDay" <= p."Day" AND c."Id" <> NEW."Id"
  ) >= (SELECT g."Capacity" FROM "Groups" g WHERE g."Id" = NEW."GroupId")
)
BEGIN SELECT RAISE(ABORT, 'seat_taken'); END;

DROP TRIGGER IF EXISTS "SeatClaims_client_has_seat_update";
CREATE TRIGGER "SeatClaims_client_has_seat_update" BEFORE UPDATE OF "GroupId", "ClientId", "Kind", "FromDay", "UntilDay" ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM "SeatClaims" s
  WHERE s."ClientId" = NEW."ClientId" AND s."Id" <> NEW."Id" AND s."FromDay" < NEW."UntilDay" AND NEW."FromDay" < s."UntilDay"
      AND (s."GroupId" = NEW."GroupId" OR (s."Kind" <> 4 AND NEW."Kind" <> 4))
)
BEGIN SELECT RAISE(ABORT, 'client_has_seat'); END;

DROP TRIGGER IF EXISTS "SeatClaims_client_busy_update";
CREATE TRIGGER "SeatClaims_client_busy_update" BEFORE UPDATE OF "GroupId", "ClientId", "FromDay", "UntilDay" ON "SeatClaims"
WHEN EXISTS (
  SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", max(g."FromDay", NEW."FromDay") AS "FromDay", min(g."UntilDay", NEW."UntilDay") AS "UntilDay" FROM "GroupMeetings" g WHERE g."GroupId" = NEW."GroupId") m
  JOIN "HourClaims" h ON h."ClientId" = NEW."ClientId"
  WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", h."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", h."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", h."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

-- Stays that have ended promise nothing any more; a day of grace covers every time zone.
DROP TRIGGER IF EXISTS "Groups_capacity_promised_update";
CREATE TRIGGER "Groups_capacity_promised_update" BEFORE UPDATE OF "Capacity" ON "Groups"
WHEN NEW."Capacity" < OLD."Capacity" AND EXISTS (
  SELECT 1 FROM "SeatClaims" s
  WHERE s."GroupId" = NEW."Id" AND s."UntilDay" > date('now', '-1 day') AND (
    SELECT COUNT(*) FROM "SeatClaims" c
    WHERE c."GroupId" = NEW."Id" AND c."UntilDay" > s."FromDay" AND c."FromDay" <= s."FromDay" AND c."UntilDay" > date('now', '-1 day')
  ) > NEW."Capacity"
)
BEGIN SELECT RAISE(ABORT, 'capacity_promised'); END;

DROP TRIGGER IF EXISTS "HourClaims_therapist_busy_insert";
CREATE TRIGGER "HourClaims_therapist_busy_insert" BEFORE INSERT ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
) OR EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."CounselorId" = NEW."PractitionerId"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'therapist_busy'); END;

DROP TRIGGER IF EXISTS "HourClaims_client_busy_insert";
CREATE TRIGGER "HourClaims_client_busy_insert" BEFORE INSERT ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", max(g."FromDay", s."FromDay") AS "FromDay", min(g."UntilDay", s."UntilDay") AS "UntilDay" FROM "SeatClaims" s JOIN "GroupMeetings" g ON g."GroupId" = s."GroupId" WHERE s."ClientId" = NEW."ClientId") m
  WHERE m."Weekday" = NEW."Weekday" AND m."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < m."EndMinute"
      AND m."FromDay" < NEW."UntilDay" AND NEW."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", NEW."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "HourClaims_client_has_hour_insert";
CREATE TRIGGER "HourClaims_client_has_hour_insert" BEFORE INSERT ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."ClientId" = NEW."ClientId" AND h."Id" <> NEW."Id" AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
)
BEGIN SELECT RAISE(ABORT, 'client_has_hour'); END;

DROP TRIGGER IF EXISTS "HourClaims_therapist_busy_update";
CREATE TRIGGER "HourClaims_therapist_busy_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
) OR EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."CounselorId" = NEW."PractitionerId"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'therapist_busy'); END;

DROP TRIGGER IF EXISTS "HourClaims_client_busy_update";
CREATE TRIGGER "HourClaims_client_busy_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM (SELECT g."Weekday", g."StartMinute", g."EndMinute", max(g."FromDay", s."FromDay") AS "FromDay", min(g."UntilDay", s."UntilDay") AS "UntilDay" FROM "SeatClaims" s JOIN "GroupMeetings" g ON g."GroupId" = s."GroupId" WHERE s."ClientId" = NEW."ClientId") m
  WHERE m."Weekday" = NEW."Weekday" AND m."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < m."EndMinute"
      AND m."FromDay" < NEW."UntilDay" AND NEW."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", NEW."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "HourClaims_client_has_hour_update";
CREATE TRIGGER "HourClaims_client_has_hour_update" BEFORE UPDATE OF "PractitionerId", "ClientId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "HourClaims"
WHEN EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."ClientId" = NEW."ClientId" AND h."Id" <> NEW."Id" AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
)
BEGIN SELECT RAISE(ABORT, 'client_has_hour'); END;

DROP TRIGGER IF EXISTS "OfferedHours_hour_offered_insert";
CREATE TRIGGER "OfferedHours_hour_offered_insert" BEFORE INSERT ON "OfferedHours"
WHEN EXISTS (
  SELECT 1 FROM "OfferedHours" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."StartMinute" + h."Minutes"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'hour_offered'); END;

DROP TRIGGER IF EXISTS "OfferedHours_hour_offered_update";
CREATE TRIGGER "OfferedHours_hour_offered_update" BEFORE UPDATE OF "PractitionerId", "Weekday", "StartMinute", "Minutes", "FromDay", "UntilDay" ON "OfferedHours"
WHEN EXISTS (
  SELECT 1 FROM "OfferedHours" h
  WHERE h."PractitionerId" = NEW."PractitionerId" AND h."Id" <> NEW."Id"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."StartMinute" + NEW."Minutes" AND NEW."StartMinute" < h."StartMinute" + h."Minutes"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'hour_offered'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_room_taken_insert";
CREATE TRIGGER "GroupMeetings_room_taken_insert" BEFORE INSERT ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."RoomId" = NEW."RoomId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'room_taken'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_counselor_busy_insert";
CREATE TRIGGER "GroupMeetings_counselor_busy_insert" BEFORE INSERT ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."CounselorId" = NEW."CounselorId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."CounselorId"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'counselor_busy'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_client_busy_insert";
CREATE TRIGGER "GroupMeetings_client_busy_insert" BEFORE INSERT ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM (SELECT s."ClientId", max(s."FromDay", NEW."FromDay") AS "FromDay", min(s."UntilDay", NEW."UntilDay") AS "UntilDay", NEW."Weekday" AS "Weekday", NEW."StartMinute" AS "StartMinute", NEW."EndMinute" AS "EndMinute" FROM "SeatClaims" s WHERE s."GroupId" = NEW."GroupId") m
  JOIN "HourClaims" h ON h."ClientId" = m."ClientId"
  WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", h."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", h."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", h."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_room_taken_update";
CREATE TRIGGER "GroupMeetings_room_taken_update" BEFORE UPDATE OF "GroupId", "RoomId", "CounselorId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."RoomId" = NEW."RoomId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'room_taken'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_counselor_busy_update";
CREATE TRIGGER "GroupMeetings_counselor_busy_update" BEFORE UPDATE OF "GroupId", "RoomId", "CounselorId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM "GroupMeetings" g
  WHERE g."CounselorId" = NEW."CounselorId" AND g."Id" <> NEW."Id"
      AND g."Weekday" = NEW."Weekday" AND g."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < g."EndMinute"
      AND g."FromDay" < NEW."UntilDay" AND NEW."FromDay" < g."UntilDay"
      AND date(max(g."FromDay", NEW."FromDay"), '+' || (((g."Weekday" - CAST(strftime('%w', max(g."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(g."UntilDay", NEW."UntilDay")
) OR EXISTS (
  SELECT 1 FROM "HourClaims" h
  WHERE h."PractitionerId" = NEW."CounselorId"
      AND h."Weekday" = NEW."Weekday" AND h."StartMinute" < NEW."EndMinute" AND NEW."StartMinute" < h."EndMinute"
      AND h."FromDay" < NEW."UntilDay" AND NEW."FromDay" < h."UntilDay"
      AND date(max(h."FromDay", NEW."FromDay"), '+' || (((h."Weekday" - CAST(strftime('%w', max(h."FromDay", NEW."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(h."UntilDay", NEW."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'counselor_busy'); END;

DROP TRIGGER IF EXISTS "GroupMeetings_client_busy_update";
CREATE TRIGGER "GroupMeetings_client_busy_update" BEFORE UPDATE OF "GroupId", "RoomId", "CounselorId", "Weekday", "StartMinute", "EndMinute", "FromDay", "UntilDay" ON "GroupMeetings"
WHEN EXISTS (
  SELECT 1 FROM (SELECT s."ClientId", max(s."FromDay", NEW."FromDay") AS "FromDay", min(s."UntilDay", NEW."UntilDay") AS "UntilDay", NEW."Weekday" AS "Weekday", NEW."StartMinute" AS "StartMinute", NEW."EndMinute" AS "EndMinute" FROM "SeatClaims" s WHERE s."GroupId" = NEW."GroupId") m
  JOIN "HourClaims" h ON h."ClientId" = m."ClientId"
  WHERE m."Weekday" = h."Weekday" AND m."StartMinute" < h."EndMinute" AND h."StartMinute" < m."EndMinute"
      AND m."FromDay" < h."UntilDay" AND h."FromDay" < m."UntilDay"
      AND date(max(m."FromDay", h."FromDay"), '+' || (((m."Weekday" - CAST(strftime('%w', max(m."FromDay", h."FromDay")) AS INTEGER)) + 7) % 7) || ' days') < min(m."UntilDay", h."UntilDay")
)
BEGIN SELECT RAISE(ABORT, 'client_busy'); END;

DROP TRIGGER IF EXISTS "GroupSessions_room_taken_insert";
CREATE TRIGGER "GroupSessions_room_taken_insert" BEFORE INSERT ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."RoomId" = NEW."RoomId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
)
BEGIN SELECT RAISE(ABORT, 'room_taken'); END;

DROP TRIGGER IF EXISTS "GroupSessions_counselor_busy_insert";
CREATE TRIGGER "GroupSessions_counselor_busy_insert" BEFORE INSERT ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."CounselorId" = NEW."CounselorId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
)
BEGIN SELECT RAISE(ABORT, 'counselor_busy'); END;

DROP TRIGGER IF EXISTS "GroupSessions_room_taken_update";
CREATE TRIGGER "GroupSessions_room_taken_update" BEFORE UPDATE OF "RoomId", "CounselorId", "StartUtc", "EndUtc", "Status" ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."RoomId" = NEW."RoomId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
)
BEGIN SELECT RAISE(ABORT, 'room_taken'); END;

DROP TRIGGER IF EXISTS "GroupSessions_counselor_busy_update";
CREATE TRIGGER "GroupSessions_counselor_busy_update" BEFORE UPDATE OF "RoomId", "CounselorId", "StartUtc", "EndUtc", "Status" ON "GroupSessions"
WHEN NEW."Status" <> 1 AND EXISTS (
  SELECT 1 FROM "GroupSessions" s
  WHERE s."CounselorId" = NEW."CounselorId" AND s."Id" <> NEW."Id" AND s."Status" <> 1 AND s."EndUtc" > NEW."StartUtc" AND s."StartUtc" < NEW."EndUtc"
)
BEGIN SELECT RAISE(ABORT, 'counselor_busy'); END;

-- INSERT OR REPLACE takes away every row that has the same value in a unique column, and the delete trigger does not hear of it:
-- what counts is each unique column, and the hidden rowid, which is -1 while nobody has asked for one.
DROP TRIGGER IF EXISTS "AuditEntries_immutable_insert";
CREATE TRIGGER "AuditEntries_immutable_insert" BEFORE INSERT ON "AuditEntries" WHEN EXISTS (SELECT 1 FROM "AuditEntries" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AuditEntries_immutable_update";
CREATE TRIGGER "AuditEntries_immutable_update" BEFORE UPDATE ON "AuditEntries"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AuditEntries_immutable_delete";
CREATE TRIGGER "AuditEntries_immutable_delete" BEFORE DELETE ON "AuditEntries"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AuditSeals_immutable_insert";
CREATE TRIGGER "AuditSeals_immutable_insert" BEFORE INSERT ON "AuditSeals" WHEN EXISTS (SELECT 1 FROM "AuditSeals" t WHERE t."Sequence" = NEW."Sequence" OR t."EntryId" = NEW."EntryId")
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AuditSeals_immutable_update";
CREATE TRIGGER "AuditSeals_immutable_update" BEFORE UPDATE ON "AuditSeals"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AuditSeals_immutable_delete";
CREATE TRIGGER "AuditSeals_immutable_delete" BEFORE DELETE ON "AuditSeals"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "Signatures_immutable_insert";
CREATE TRIGGER "Signatures_immutable_insert" BEFORE INSERT ON "Signatures" WHEN EXISTS (SELECT 1 FROM "Signatures" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "Signatures_signed_already_insert";
CREATE TRIGGER "Signatures_signed_already_insert" BEFORE INSERT ON "Signatures" WHEN EXISTS (
  SELECT 1 FROM "Signatures" t
  WHERE t."Id" <> NEW."Id" AND t."EnrollmentId" = NEW."EnrollmentId" AND t."Kind" = NEW."Kind" AND t."DocumentVersion" = NEW."DocumentVersion"
)
BEGIN SELECT RAISE(ABORT, 'signed_already'); END;

DROP TRIGGER IF EXISTS "Signatures_immutable_update";
CREATE TRIGGER "Signatures_immutable_update" BEFORE UPDATE ON "Signatures"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "Signatures_immutable_delete";
CREATE TRIGGER "Signatures_immutable_delete" BEFORE DELETE ON "Signatures"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "DocumentTexts_immutable_insert";
CREATE TRIGGER "DocumentTexts_immutable_insert" BEFORE INSERT ON "DocumentTexts" WHEN EXISTS (SELECT 1 FROM "DocumentTexts" t WHERE t."Hash" = NEW."Hash" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "DocumentTexts_immutable_update";
CREATE TRIGGER "DocumentTexts_immutable_update" BEFORE UPDATE ON "DocumentTexts"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "DocumentTexts_immutable_delete";
CREATE TRIGGER "DocumentTexts_immutable_delete" BEFORE DELETE ON "DocumentTexts"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AttendanceAmendments_immutable_insert";
CREATE TRIGGER "AttendanceAmendments_immutable_insert" BEFORE INSERT ON "AttendanceAmendments" WHEN EXISTS (SELECT 1 FROM "AttendanceAmendments" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AttendanceAmendments_immutable_update";
CREATE TRIGGER "AttendanceAmendments_immutable_update" BEFORE UPDATE ON "AttendanceAmendments"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "AttendanceAmendments_immutable_delete";
CREATE TRIGGER "AttendanceAmendments_immutable_delete" BEFORE DELETE ON "AttendanceAmendments"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "EnrollmentMove_immutable_insert";
CREATE TRIGGER "EnrollmentMove_immutable_insert" BEFORE INSERT ON "EnrollmentMove" WHEN EXISTS (SELECT 1 FROM "EnrollmentMove" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "EnrollmentMove_immutable_update";
CREATE TRIGGER "EnrollmentMove_immutable_update" BEFORE UPDATE ON "EnrollmentMove"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "EnrollmentMove_immutable_delete";
CREATE TRIGGER "EnrollmentMove_immutable_delete" BEFORE DELETE ON "EnrollmentMove"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "IntakeResults_immutable_insert";
CREATE TRIGGER "IntakeResults_immutable_insert" BEFORE INSERT ON "IntakeResults" WHEN EXISTS (SELECT 1 FROM "IntakeResults" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "IntakeResults_immutable_update";
CREATE TRIGGER "IntakeResults_immutable_update" BEFORE UPDATE ON "IntakeResults"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "IntakeResults_immutable_delete";
CREATE TRIGGER "IntakeResults_immutable_delete" BEFORE DELETE ON "IntakeResults"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;
