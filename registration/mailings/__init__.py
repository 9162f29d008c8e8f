"""Letters to many: templates, batches, deliveries, reminders."""
