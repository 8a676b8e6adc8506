-- Version 4: what is held against ill will.

-- Trust. Whether the state is what a report says that is only named: whatever is believed stands above it.
ALTER TABLE deliveries ADD COLUMN is_named BOOLEAN NOT NULL DEFAULT 0;
