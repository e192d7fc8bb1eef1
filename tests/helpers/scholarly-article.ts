/**
 * What schema.org allows of a ScholarlyArticle as we describe one (schema.org/ScholarlyArticle, with the properties of
 * CreativeWork and Thing): names of types and properties, and which type each value has. Nothing else is allowed.
 */
import { z } from "zod";

const personSchema = z.strictObject({ "@type": z.literal("Person"), name: z.string().min(1) });
const organizationSchema = z.strictObject({ "@type": z.literal("Organization"), name: z.string().min(1) });
/** Expected by `identifier` beside Text and URL. */
const propertyValueSchema = z.strictObject({
  "@type": z.literal("PropertyValue"),
  propertyID: z.string().min(1),
  value: z.string().min(1),
});

export const scholarlyArticleSchema = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("ScholarlyArticle"),
  headline: z.string().min(1),
  name: z.string().min(1),
  url: z.url(),
  author: z
    .array(z.union([personSchema, organizationSchema]))
    .min(1)
    .optional(),
  datePublished: z.iso.date().optional(),
  abstract: z.string().min(1).optional(),
  identifier: z.array(propertyValueSchema).min(1).optional(),
  sameAs: z.array(z.url()).min(1).optional(),
  keywords: z.array(z.string().min(1)).min(1).optional(),
  isAccessibleForFree: z.boolean(),
});
