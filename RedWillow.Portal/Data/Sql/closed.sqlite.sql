-- On a closed day no individual hour is given (R-12): it stays booked (0) or the center cancelled it (3). The message is the rule's name.
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
WHEN NEW."Confirmed" AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."Date" = NEW."Date" AND a."Status" NOT IN (0, 3))
BEGIN SELECT RAISE(ABORT, 'hours_given'); END;

DROP TRIGGER IF EXISTS "Closures_hours_given_update";
CREATE TRIGGER "Closures_hours_given_update" BEFORE UPDATE OF "Date", "Confirmed" ON "Closures"
WHEN NEW."Confirmed" AND EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."Date" = NEW."Date" AND a."Status" NOT IN (0, 3))
BEGIN SELECT RAISE(ABORT, 'hours_given'); END;
