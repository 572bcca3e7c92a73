-- Attempts to reach somebody only grow. Those of an inquiry go when the inquiry itself goes, and never before. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_insert";
CREATE TRIGGER "ContactAttempts_immutable_insert" BEFORE INSERT ON "ContactAttempts" WHEN EXISTS (SELECT 1 FROM "ContactAttempts" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_update";
CREATE TRIGGER "ContactAttempts_immutable_update" BEFORE UPDATE ON "ContactAttempts"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_delete";
CREATE TRIGGER "ContactAttempts_immutable_delete" BEFORE DELETE ON "ContactAttempts"
WHEN OLD."ClientId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Inquiries" i WHERE i."Id" = OLD."InquiryId")
BEGIN SELECT RAISE(ABORT, 'immutable'); END;
