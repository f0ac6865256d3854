ALTER TABLE "imports" ADD COLUMN "labels_as" text DEFAULT 'annotations' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "offer" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "takes_offer" boolean DEFAULT false NOT NULL;