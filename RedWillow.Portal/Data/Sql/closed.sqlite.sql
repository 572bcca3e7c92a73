-- On a closed day no individual hour is given (R-12): it stays booked (0) or the center cancelled it (3). What the client had cancelled
-- before the day was closed (2, 4) stays so; only an hour that was held (1) or missed (5) keeps its day from being closed. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "IndividualAppointments_closed_insert";
CREATE TRIGGER "IndividualAppointments_closed_insert" BEFORE INSERT ON "IndividualAppointments"
WHEN NEW."Status" NOT IN (0, 3) AND EXISTS (SELECT 1 FROM "Closures" c WHERE c."Date" = NEW."Date" AND c."Confirmed")
BEGIN SELECT RAISE(ABORT, 'center_closed'); END;

DROP TRIGGER IF EXISTS "IndividualAppointments_closed_update";
CREATE TRIGGER "IndividualAppointments_closed_update" BEFORE UPDATE OF "Date", "Status" ON "IndividualAppointments"
WHEN NEW."Status" NOT IN (0, 3) AND EXISTS (SELECT 1 FROM "Closures" c WHERE c."Date" = NEW."Date" AND c."Confirmed")
BEGIN SELECT RAISE(ABORT, 'center_closed'); END;

DROP TRIGGER IF EXISTS "Closures_hours_given_insert";
CREATE TRIGGER "Closures_hours_given_insert" BEFORE INSERT ON "Closures"
WHEN NEW."Confirmed" AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."Date" = NEW."Date" AND a."Status" IN (1, 5))
BEGIN SELECT RAISE(ABORT, 'hours_given'); END;

DROP TRIGGER IF EXISTS "Closures_hours_given_update";
CREATE TRIGGER "Closures_hours_given_update" BEFORE UPDATE OF "Date", "Confirmed" ON "Closures"
WHEN NEW."Confirmed" AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."Date" = NEW."Date" AND a."Status" IN (1, 5))
BEGIN SELECT RAISE(ABORT, 'hours_given'); END;
