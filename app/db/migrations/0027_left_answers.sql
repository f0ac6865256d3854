ALTER TABLE "imports" ADD COLUMN "left_annotation_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "left_prediction_count" integer DEFAULT 0 NOT NULL;