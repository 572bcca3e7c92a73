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

-- REPLACE takes away what stands in its way without a word to the delete trigger: nothing may stand in its way.
DROP TRIGGER IF EXISTS "CareTeamReviews_kept_insert";
CREATE TRIGGER "CareTeamReviews_kept_insert" BEFORE INSERT ON "CareTeamReviews"
WHEN EXISTS (SELECT 1 FROM "CareTeamReviews" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "CareTeamReviews_kept_update";
CREATE TRIGGER "CareTeamReviews_kept_update" BEFORE UPDATE ON "CareTeamReviews"
WHEN EXISTS (SELECT 1 FROM "CareTeamReviews" t WHERE t.rowid <> OLD.rowid AND (t."Id" = NEW."Id" OR t.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "CareTeamReviews_review_open_insert";
CREATE TRIGGER "CareTeamReviews_review_open_insert" BEFORE INSERT ON "CareTeamReviews"
WHEN EXISTS (SELECT 1 FROM "CareTeamReviews" t WHERE t."Id" <> NEW."Id" AND t."EnrollmentId" = NEW."EnrollmentId" AND t."ClosedUtc" IS NULL AND NEW."ClosedUtc" IS NULL)
BEGIN SELECT RAISE(ABORT, 'CareTeamReviews: review_open'); END;

DROP TRIGGER IF EXISTS "CareTeamReviews_review_open_update";
CREATE TRIGGER "CareTeamReviews_review_open_update" BEFORE UPDATE ON "CareTeamReviews"
WHEN EXISTS (SELECT 1 FROM "CareTeamReviews" t WHERE t.rowid <> OLD.rowid AND t."EnrollmentId" = NEW."EnrollmentId" AND t."ClosedUtc" IS NULL AND NEW."ClosedUtc" IS NULL)
BEGIN SELECT RAISE(ABORT, 'CareTeamReviews: review_open'); END;

DROP TRIGGER IF EXISTS "OutreachTasks_kept_insert";
CREATE TRIGGER "OutreachTasks_kept_insert" BEFORE INSERT ON "OutreachTasks"
WHEN EXISTS (SELECT 1 FROM "OutreachTasks" t WHERE t."Id" = NEW."Id" OR t.rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OutreachTasks_kept_update";
CREATE TRIGGER "OutreachTasks_kept_update" BEFORE UPDATE ON "OutreachTasks"
WHEN EXISTS (SELECT 1 FROM "OutreachTasks" t WHERE t.rowid <> OLD.rowid AND (t."Id" = NEW."Id" OR t.rowid = NEW.rowid))
BEGIN SELECT RAISE(ABORT, 'immutable'); END;

DROP TRIGGER IF EXISTS "OutreachTasks_outreach_once_insert";
CREATE TRIGGER "OutreachTasks_outreach_once_insert" BEFORE INSERT ON "OutreachTasks"
WHEN EXISTS (SELECT 1 FROM "OutreachTasks" t WHERE t."Id" <> NEW."Id" AND t."ClientId" = NEW."ClientId" AND t."SessionId" = NEW."SessionId")
BEGIN SELECT RAISE(ABORT, 'OutreachTasks: outreach_once'); END;

DROP TRIGGER IF EXISTS "OutreachTasks_outreach_once_update";
CREATE TRIGGER "OutreachTasks_outreach_once_update" BEFORE UPDATE ON "OutreachTasks"
WHEN EXISTS (SELECT 1 FROM "OutreachTasks" t WHERE t.rowid <> OLD.rowid AND t."ClientId" = NEW."ClientId" AND t."SessionId" = NEW."SessionId")
BEGIN SELECT RAISE(ABORT, 'OutreachTasks: outreach_once'); END;
