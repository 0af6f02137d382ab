"""Lists as files: CSV, XLSX and JSON Lines, written a batch of rows at a time however long they are."""
