-- Attempts to reach somebody only grow. Those of an inquiry go when the inquiry itself goes, and never before. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_update" ON "ContactAttempts";
CREATE TRIGGER "ContactAttempts_immutable_update" BEFORE UPDATE ON "ContactAttempts" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

CREATE OR REPLACE FUNCTION "ContactAttempts_go_with_inquiry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."ClientId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Inquiries" i WHERE i."Id" = OLD."InquiryId") THEN
    RAISE EXCEPTION 'immutable' USING ERRCODE = '23514', CONSTRAINT = 'immutable';
  END IF;
  RETURN OLD;
END;
$$;

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_delete" ON "ContactAttempts";
CREATE TRIGGER "ContactAttempts_immutable_delete" BEFORE DELETE ON "ContactAttempts" FOR EACH ROW EXECUTE FUNCTION "ContactAttempts_go_with_inquiry"();

DROP TRIGGER IF EXISTS "ContactAttempts_immutable_truncate" ON "ContactAttempts";
CREATE TRIGGER "ContactAttempts_immutable_truncate" BEFORE TRUNCATE ON "ContactAttempts" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();
