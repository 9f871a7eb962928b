/** What every part of a letter writes with: one language's wording, its figures, and names made safe to show. */
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { en } from './messages/en.ts';
import { fa } from './messages/fa.ts';
import { fr } from './messages/fr.ts';
import type { Subject, Wording } from './messages/wording.ts';
import { isolate, oneLine } from './plain.ts';

/** Longest name shown, in UTF-16 units. */
const NAME_LIMIT = 120;

/** The wording of each language. */
export const WORDINGS: Readonly<Record<Language, Wording>> = { en, fr, fa };

/** What every part writes with: the wording, the figures and safe names in one language. */
export interface Pen {
  readonly wording: Wording;
  readonly figures: Figures;
  readonly name: (text: string) => string;
  readonly touchpoint: (id: TouchpointId) => string;
  readonly team: (id: TeamId) => string;
  readonly subject: Subject;
}

/** The pen for a brief in one language. */
export function penOf({ incident, team, names }: MessageBrief, language: Language): Pen {
  const wording = WORDINGS[language];
  const name = (text: string) => isolate(oneLine(text, NAME_LIMIT), wording.direction);
  const touchpoint = (id: TouchpointId) =>
    id === UNATTRIBUTED ? wording.unattributed : name(names.touchpoint(id, language));
  const slow = incident.kind === 'erosion';
  const own = (incident.kind === 'drift' || slow) && isOfTouchpoint(incident) && incident.touchpoint;
  const noun = incident.scale === 'stars' ? 'rating' : incident.scale === 'recommend' ? 'recommendation' : 'score';
  return {
    wording,
    figures: figures(language, incident.scale, team.timeZone),
    name,
    touchpoint,
    team: (id) => name(names.team(id)),
    subject: own ? { noun: 'touchpoint', touchpoint: touchpoint(own) } : { noun, touchpoint: '' },
  };
}

/** Are the incident's levels those of one touchpoint (its first stream's), not of whole reviews? */
export function isOfTouchpoint(incident: Incident): boolean {
  const touchpoint = incident.streams[0]?.split('/')[2];
  return touchpoint !== undefined && touchpoint !== '*';
}
