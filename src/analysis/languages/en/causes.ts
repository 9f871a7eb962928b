/** English: cues of who or what is blamed. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.causes`. */
export const causes: Language['causes'] = {
  people: list(`
    staff, employee, manager, waiter, waitress, server, agent, cashier, crew, driver, she, he, the girl, the guy,
    the lady, forgot, people, human error, mistake, messed up, made a mistake`),
  knowledge: list(`
    clueless, no idea, did not know, do not know, didnt know, dont know, incompetent, incompetence, untrained,
    not trained, training, could not answer, contradicted, told me different, different story, different answer,
    conflicting, wrong information, misinformed, one says, inexperienced, confused, could not explain, inept,
    lack of knowledge, cannot get it right, get my order right`),
  conviction: list(`
    rude, rudely, attitude, ignored, ignoring, ignore, yelled, yelling, screamed, shouted, unfriendly,
    did not care, dont care, doesnt care, didnt care, not care, could not care less, never called back,
    no one called, nobody called, never replied, no reply, no response, never responded, hung up, arrogant,
    disrespectful, unprofessional, lazy, condescending, dismissive, impolite, snapped, rolled her eyes,
    not helpful, unhelpful, refused to help, chatting, on their phones, indifferent, brushed off,
    not even an apology, no apology, lied, lying, hostile, aggressive, mean, no one answers`),
  support: list(`
    understaffed, under staffed, short staffed, short of staff, not enough staff, overworked, overwhelmed,
    only one cashier, only one person, only one server, one register, not allowed to help, not authorized,
    hands are tied, alone, few staff, nobody at the, more staff`),
  policy: list(`
    policy, policies, rule, rules, procedure, fee, fees, terms, terms and conditions, fine print, small print,
    not refundable, non refundable, no refunds, only accept, not covered, pre existing, preexisting, deductible,
    exclusion, premium went up, raised, increased, increase, price increase, rate increase, outsourced,
    outsourcing, waiting period, not allowed, charge for, charges for, mandatory, required to, refuse to cover,
    portion, portions, closes at, opening hours, minimum, contract, every year, stopped serving, discontinued,
    doubled, pay extra, management decision`),
  tools: list(`
    app crashes, website, system, system was down, system down, machine, machine is broken, machine broken,
    computer, software, terminal, air conditioning, air conditioner, ac was, not working, wasnt working,
    does not work, doesnt work, out of order, glitch, error, crashed, crashes, broken, mechanical, equipment,
    server down, wifi, elevator, kiosk, automated, login, app, site, online form, maintenance, malfunction,
    phone system`),
};
