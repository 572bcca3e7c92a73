-- Two groups have never the same name, nor two rooms, however it is written. What holds beyond ASCII the program says.
-- It can be run again at any time: what stands here is what holds.

CREATE UNIQUE INDEX IF NOT EXISTS "UX_Groups_Name" ON "Groups" (lower("Name"));

CREATE UNIQUE INDEX IF NOT EXISTS "UX_Rooms_Name" ON "Rooms" (lower("Name"));
