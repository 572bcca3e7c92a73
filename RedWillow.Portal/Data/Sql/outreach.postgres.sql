-- A review that has ended stays as it ended, and is kept; so is an outreach that somebody ended. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "CareTeamReviews_over" ON "CareTeamReviews";
CREATE TRIGGER "CareTeamReviews_over" BEFORE UPDATE ON "CareTeamReviews" FOR EACH ROW WHEN (OLD."ClosedUtc" IS NOT NULL) EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "CareTeamReviews_kept" ON "CareTeamReviews";
CREATE TRIGGER "CareTeamReviews_kept" BEFORE DELETE ON "CareTeamReviews" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "CareTeamReviews_kept_truncate" ON "CareTeamReviews";
CREATE TRIGGER "CareTeamReviews_kept_truncate" BEFORE TRUNCATE ON "CareTeamReviews" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();

-- Only a correction that is taken back (3) opens it again.
DROP TRIGGER IF EXISTS "OutreachTasks_over" ON "OutreachTasks";
CREATE TRIGGER "OutreachTasks_over" BEFORE UPDATE ON "OutreachTasks" FOR EACH ROW WHEN (OLD."ClosedUtc" IS NOT NULL AND OLD."End" <> 3) EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "OutreachTasks_kept" ON "OutreachTasks";
CREATE TRIGGER "OutreachTasks_kept" BEFORE DELETE ON "OutreachTasks" FOR EACH ROW EXECUTE FUNCTION "Refuse_immutable"();

DROP TRIGGER IF EXISTS "OutreachTasks_kept_truncate" ON "OutreachTasks";
CREATE TRIGGER "OutreachTasks_kept_truncate" BEFORE TRUNCATE ON "OutreachTasks" FOR EACH STATEMENT EXECUTE FUNCTION "Refuse_immutable"();
