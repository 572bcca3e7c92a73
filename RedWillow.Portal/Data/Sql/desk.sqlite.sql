-- What staff take over from paper stays as it was taken over. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "PaperConsents_immutable_insert";
CREATE TRIGGER "PaperConsents_immutable_insert" BEFORE INSERT ON "PaperConsents"
WHEN EXISTS (SELECT 1 FROM "PaperConsents" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "PaperConsents_immutable_update";
CREATE TRIGGER "PaperConsents_immutable_update" BEFORE UPDATE ON "PaperConsents"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "PaperConsents_immutable_delete";
CREATE TRIGGER "PaperConsents_immutable_delete" BEFORE DELETE ON "PaperConsents"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "ConsentScans_immutable_insert";
CREATE TRIGGER "ConsentScans_immutable_insert" BEFORE INSERT ON "ConsentScans"
WHEN EXISTS (SELECT 1 FROM "ConsentScans" t WHERE t."Id" = NEW."Id" OR t."PaperConsentId" = NEW."PaperConsentId" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "ConsentScans_immutable_update";
CREATE TRIGGER "ConsentScans_immutable_update" BEFORE UPDATE ON "ConsentScans"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "ConsentScans_immutable_delete";
CREATE TRIGGER "ConsentScans_immutable_delete" BEFORE DELETE ON "ConsentScans"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OpeningBalances_immutable_insert";
CREATE TRIGGER "OpeningBalances_immutable_insert" BEFORE INSERT ON "OpeningBalances"
WHEN EXISTS (SELECT 1 FROM "OpeningBalances" t WHERE t."EnrollmentId" = NEW."EnrollmentId" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OpeningBalances_immutable_update";
CREATE TRIGGER "OpeningBalances_immutable_update" BEFORE UPDATE ON "OpeningBalances"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OpeningBalances_immutable_delete";
CREATE TRIGGER "OpeningBalances_immutable_delete" BEFORE DELETE ON "OpeningBalances"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

-- One paper of a kind and version for each stay; a paper from before the portal has no version, and there is one of each kind.
DROP TRIGGER IF EXISTS "PaperConsents_signed_already_insert";
CREATE TRIGGER "PaperConsents_signed_already_insert" BEFORE INSERT ON "PaperConsents" WHEN EXISTS (
  SELECT 1 FROM "PaperConsents" t
  WHERE t."Id" <> NEW."Id" AND t."EnrollmentId" = NEW."EnrollmentId" AND t."Kind" = NEW."Kind" AND t."DocumentVersion" IS NEW."DocumentVersion"
)
BEGIN SELECT RAISE(ABORT, 'signed_already'); END;

-- Whoever is in treatment without a way through admission brings an opening balance along, and nobody else does.
DROP TRIGGER IF EXISTS "OpeningBalances_brought_along_insert";
CREATE TRIGGER "OpeningBalances_brought_along_insert" BEFORE INSERT ON "OpeningBalances"
WHEN NOT EXISTS (SELECT 1 FROM "Enrollments" e WHERE e."Id" = NEW."EnrollmentId" AND e."BroughtFrom" >= NEW."OriginalStart" AND e."BroughtFrom" <= NEW."AsOf")
BEGIN SELECT RAISE(ABORT, 'brought_along'); END;
