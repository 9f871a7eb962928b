/** Columns of exports that vendors document, by name; apart from the guess at unknown ones. */

/** Fields that exports have columns for; those of the column map that touch one review. */
type VendorField = 'id' | 'author' | 'rating' | 'title' | 'text' | 'date' | 'language' | 'reply' | 'replyDate' | 'url';

/** One vendor's export: several columns where versions of it differ; the first that is there counts. */
interface VendorMap {
  /** All of these are there in any such export, and together in no other that is known. */
  readonly signature: readonly string[];
  readonly columns: Readonly<Partial<Record<VendorField, readonly string[]>>>;
  /** A column of JSON with the list of reviews, where each row of the file is a place. */
  readonly nested?: string;
}

const MAPS = {
  /**
   * Google Takeout of a Business Profile (`reviews.json`), and saved answers of the Business Profile API v4, whose review
   * resource it repeats (developers.google.com, accounts.locations.reviews). Ratings are words: ONE to FIVE.
   */
  'google-takeout': {
    signature: ['starRating', 'createTime'],
    columns: {
      id: ['reviewId', 'name'],
      author: ['reviewer.displayName'],
      rating: ['starRating'],
      text: ['comment'],
      date: ['createTime'],
      reply: ['reviewReply.comment'],
      replyDate: ['reviewReply.updateTime'],
    },
  },
  /** Google Play Console, "reviews" report of Cloud Storage (support.google.com/googleplay/android-developer, "Download reports"). */
  'play-console': {
    signature: ['Star Rating', 'Review Submit Millis Since Epoch'],
    columns: {
      id: ['Review Link'],
      rating: ['Star Rating'],
      title: ['Review Title'],
      text: ['Review Text'],
      date: ['Review Submit Millis Since Epoch'],
      language: ['Reviewer Language'],
      reply: ['Developer Reply Text'],
      replyDate: ['Developer Reply Millis Since Epoch'],
      url: ['Review Link'],
    },
  },
  /** Outscraper, Google Maps reviews, flat form (fields of its reviews endpoint, version 3). */
  outscraper: {
    signature: ['review_id', 'review_rating', 'review_timestamp'],
    columns: {
      id: ['review_id'],
      author: ['author_title', 'author_name'],
      rating: ['review_rating'],
      text: ['review_text'],
      date: ['review_timestamp', 'review_datetime_utc'],
      reply: ['owner_answer'],
      replyDate: ['owner_answer_timestamp', 'owner_answer_timestamp_datetime_utc'],
      url: ['review_link'],
    },
  },
  /** Apify, Google Maps reviews scraper (output of its public page). */
  'apify-google-maps': {
    signature: ['reviewId', 'stars', 'publishedAtDate'],
    columns: {
      id: ['reviewId'],
      author: ['name'],
      rating: ['stars'],
      text: ['text'],
      date: ['publishedAtDate'],
      language: ['originalLanguage', 'language'],
      reply: ['responseFromOwnerText'],
      replyDate: ['responseFromOwnerDate'],
      url: ['reviewUrl'],
    },
  },
  /** gosom/google-maps-scraper (MIT): a row for each place, its reviews as JSON in one column (structure `Review` of its gmaps package). */
  'gosom-google-maps': {
    signature: ['user_reviews', 'place_id'],
    nested: 'user_reviews',
    columns: { author: ['Name'], rating: ['Rating'], text: ['Description'], date: ['When'] },
  },
  /** Reviews as the Trustpilot API gives them (schema of its business unit reviews), saved as JSON or flattened to CSV. */
  trustpilot: {
    signature: ['stars', 'createdAt', 'consumer.displayName'],
    columns: {
      id: ['id'],
      author: ['consumer.displayName'],
      rating: ['stars'],
      title: ['title'],
      text: ['text'],
      date: ['createdAt'],
      language: ['language'],
      reply: ['companyReply.text', 'reply.text'],
      replyDate: ['companyReply.createdAt', 'reply.createdAt'],
    },
  },
  /** Judge.me, columns of its import template, which its export repeats (judge.me help centre). */
  'judge-me': {
    signature: ['body', 'rating', 'review_date', 'reviewer_name'],
    columns: {
      id: ['review_id', 'id'],
      author: ['reviewer_name'],
      rating: ['rating'],
      title: ['title'],
      text: ['body'],
      date: ['review_date'],
      reply: ['reply'],
      replyDate: ['reply_date'],
    },
  },
  /** Okendo, columns of its import template (support.okendo.io, "Importing reviews"). */
  okendo: {
    signature: ['body', 'rating', 'dateCreated'],
    columns: { author: ['name'], rating: ['rating'], title: ['title'], text: ['body'], date: ['dateCreated'] },
  },
} as const satisfies Readonly<Record<string, VendorMap>>;

export type Vendor = keyof typeof MAPS;

/** Names of the vendors whose exports are known. */
export const VENDORS = Object.keys(MAPS) as readonly Vendor[];

/** Is this the name of a vendor? */
export function isVendor(name: string): name is Vendor {
  return Object.hasOwn(MAPS, name);
}

/** The vendor whose export has such columns; undefined when they are nobody's that is known. */
export function guessVendor(columns: readonly string[]): Vendor | undefined {
  const there = new Set(columns);
  return VENDORS.find((vendor) => MAPS[vendor].signature.every((column) => there.has(column)));
}

/** Columns that a vendor's export must have and that are not among these. */
export function missingOf(vendor: Vendor, columns: readonly string[]): readonly string[] {
  return MAPS[vendor].signature.filter((column) => !columns.includes(column));
}

/** Which column holds what; `nested` names the one in which each row keeps its list of reviews. */
export interface VendorColumns extends Readonly<Partial<Record<VendorField, string>>> {
  readonly nested?: string;
}

/** The columns of a vendor's export, given the ones that a file has. */
export function vendorColumns(vendor: Vendor, columns: readonly string[]): VendorColumns {
  const { columns: fields, nested }: VendorMap = MAPS[vendor];
  const chosen = Object.entries(fields).map(([field, names]) => [
    field,
    names.find((name) => columns.includes(name)) ?? names[0],
  ]);
  return { ...Object.fromEntries(chosen), ...(nested !== undefined && { nested }) };
}
