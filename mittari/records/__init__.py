"""What happened, as frozen records that know no database: ids are made here, rules between rows live in the store."""
