-- What staff take over from paper stays as it was taken over. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "PaperConsents_immutable" ON "PaperConsents";
CREATE TRIGGER "PaperConsents_immutable" BEFORE UPDATE OR DELETE ON "PaperConsents" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "PaperConsents_immutable_truncate" ON "PaperConsents";
CREATE TRIGGER "PaperConsents_immutable_truncate" BEFORE TRUNCATE ON "PaperConsents" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "ConsentScans_immutable" ON "ConsentScans";
CREATE TRIGGER "ConsentScans_immutable" BEFORE UPDATE OR DELETE ON "ConsentScans" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "ConsentScans_immutable_truncate" ON "ConsentScans";
CREATE TRIGGER "ConsentScans_immutable_truncate" BEFORE TRUNCATE ON "ConsentScans" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "OpeningBalances_immutable" ON "OpeningBalances";
CREATE TRIGGER "OpeningBalances_immutable" BEFORE UPDATE OR DELETE ON "OpeningBalances" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "OpeningBalances_immutable_truncate" ON "OpeningBalances";
CREATE TRIGGER "OpeningBalances_immutable_truncate" BEFORE TRUNCATE ON "OpeningBalances" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

-- One paper of a kind and version for each stay; a paper from before the portal has no version, and there is one of each kind.
CREATE OR REPLACE FUNCTION "PaperConsents_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "PaperConsents" t
    WHERE t."Id" <> NEW."Id" AND t."EnrollmentId" = NEW."EnrollmentId" AND t."Kind" = NEW."Kind" AND t."DocumentVersion" IS NOT DISTINCT FROM NEW."DocumentVersion"
  ) THEN
    RAISE EXCEPTION 'signed_already' USING ERRCODE = '23514', CONSTRAINT = 'signed_already';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "PaperConsents_guard" ON "PaperConsents";
CREATE TRIGGER "PaperConsents_guard" BEFORE INSERT ON "PaperConsents" FOR EACH ROW EXECUTE FUNCTION "PaperConsents_guard"();

-- Whoever is in treatment without a way through admission brings an opening balance along, and nobody else does.
CREATE OR REPLACE FUNCTION "OpeningBalances_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Enrollments" e WHERE e."Id" = NEW."EnrollmentId" AND e."BroughtFrom" >= NEW."OriginalStart" AND e."BroughtFrom" <= NEW."AsOf"
  ) THEN
    RAISE EXCEPTION 'brought_along' USING ERRCODE = '23514', CONSTRAINT = 'brought_along';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "OpeningBalances_guard" ON "OpeningBalances";
CREATE TRIGGER "OpeningBalances_guard" BEFORE INSERT ON "OpeningBalances" FOR EACH ROW EXECUTE FUNCTION "OpeningBalances_guard"();
