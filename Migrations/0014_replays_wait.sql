-- A server carries on one replay at a time. One that waits for its turn says now and then that it is alive; one that runs holds a lock instead.
ALTER TABLE replays ADD COLUMN alive_at timestamptz;
