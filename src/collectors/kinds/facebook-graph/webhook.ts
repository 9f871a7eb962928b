/** Takes apart the bodies that Facebook posts to a webhook: one change each, not the list. */

import type { Instant, WrittenDate } from '../../../domain/time.ts';
import { stampAt } from '../../answers/api-stamp.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../answers/json-answer.ts';

/** One change of a page's ratings. */
export interface RatingChange {
  readonly value: JsonObject;
  /** `add`, `edit`, `remove`. */
  readonly verb: string;
  /** Of a rating, or of a comment, reaction… below one. */
  readonly item: string;
  /** Id of the rating that it is about. */
  readonly id: string | undefined;
  readonly pageId: string | undefined;
  readonly toldAt: WrittenDate | undefined;
}

/** Is this object a webhook's entry, one of its changes, or the value of one? */
export function isWebhook(object: JsonObject): boolean {
  return isEntry(object) || isChange(object) || isValue(object);
}

function isEntry(object: JsonObject): boolean {
  return listAt(object, 'changes')?.some((change) => isObject(change) && isChange(change)) ?? false;
}

function isChange(object: JsonObject): boolean {
  return object.field === 'ratings' && objectAt(object, 'value') !== undefined;
}

function isValue(object: JsonObject): boolean {
  return 'verb' in object && 'open_graph_story_id' in object;
}

/** The changes of ratings in such an object. */
export function changesIn(object: JsonObject, capturedAt: Instant): readonly RatingChange[] {
  if (isValue(object)) return [changeOf(object, undefined, capturedAt)];
  if (isChange(object)) return [changeOf(objectAt(object, 'value') ?? {}, undefined, capturedAt)];
  const changes = (listAt(object, 'changes') ?? []).filter(isObject).filter(isChange);
  return changes.map((change) => changeOf(objectAt(change, 'value') ?? {}, object, capturedAt));
}

function changeOf(value: JsonObject, entry: JsonObject | undefined, capturedAt: Instant): RatingChange {
  return {
    value,
    verb: (textAt(value, 'verb') ?? 'add').toLowerCase(),
    item: (textAt(value, 'item') ?? 'rating').toLowerCase(),
    id: textAt(value, 'open_graph_story_id'),
    pageId: textAt(entry, 'id'),
    toldAt: stampAt(entry, 'time', capturedAt),
  };
}
