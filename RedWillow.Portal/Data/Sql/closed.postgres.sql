-- On a closed day no individual hour is given (R-12): it stays booked (0) or the center cancelled it (3). What the client had cancelled
-- before the day was closed (2, 4) stays so; only an hour that was held (1) or missed (5) keeps its day from being closed. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.
-- Nothing is locked: held and missed are said of a day that has come and a closure is of one that is to come, so the two never meet at once.

CREATE OR REPLACE FUNCTION "IndividualAppointments_closed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."Status" IN (0, 3) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM "Closures" c WHERE c."Date" = NEW."Date" AND c."Confirmed") THEN
    RAISE EXCEPTION 'center_closed' USING ERRCODE = '23514', CONSTRAINT = 'center_closed';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "IndividualAppointments_closed" ON "IndividualAppointments";
CREATE TRIGGER "IndividualAppointments_closed" BEFORE INSERT OR UPDATE OF "Date", "Status" ON "IndividualAppointments"
FOR EACH ROW EXECUTE FUNCTION "IndividualAppointments_closed"();

CREATE OR REPLACE FUNCTION "Closures_hours_given"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW."Confirmed" THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM "IndividualAppointments" a WHERE a."Date" = NEW."Date" AND a."Status" IN (1, 5)) THEN
    RAISE EXCEPTION 'hours_given' USING ERRCODE = '23514', CONSTRAINT = 'hours_given';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "Closures_hours_given" ON "Closures";
CREATE TRIGGER "Closures_hours_given" BEFORE INSERT OR UPDATE OF "Date", "Confirmed" ON "Closures"
FOR EACH ROW EXECUTE FUNCTION "Closures_hours_given"();
