-- A review that has ended stays as it ended, and is kept; so is an outreach that somebody ended. The message is the rule's name.
-- It can be run again at any time: what stands here is what holds.

DROP TRIGGER IF EXISTS "CareTeamReviews_over_update";
CREATE TRIGGER "CareTeamReviews_over_update" BEFORE UPDATE ON "CareTeamReviews" WHEN OLD."ClosedUtc" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "CareTeamReviews_over_delete";
CREATE TRIGGER "CareTeamReviews_over_delete" BEFORE DELETE ON "CareTeamReviews"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

-- Only a correction that is taken back (3) opens it again.
DROP TRIGGER IF EXISTS "OutreachTasks_over_update";
CREATE TRIGGER "OutreachTasks_over_update" BEFORE UPDATE ON "OutreachTasks" WHEN OLD."ClosedUtc" IS NOT NULL AND OLD."End" <> 3
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OutreachTasks_over_delete";
CREATE TRIGGER "OutreachTasks_over_delete" BEFORE DELETE ON "OutreachTasks"
BEGIN SELECT RAISE(ABORT, 'immutable'); END;
