/** English: cues of what must not wait. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/** See `Language.severities`. */
export const severities: Language['severities'] = {
  safety: list(`
    food poisoning, got sick after, made me sick, made us sick, threw up, throwing up, puked,
    ended up in hospital, ended up in the hospital, got injured, was injured, caught fire,
    burst into flames, electric shock, allergic reaction, choking, choked on, glass in my, piece of glass,
    raw chicken, carbon monoxide, unsafe, pulled a gun, pulled a knife, stabbed, exploded, physically assaulted`),
  discrimination: list(`
    racist, racism, racial, discriminated, discrimination, discriminate, homophobic, sexist, because i am black,
    because of my skin, because of my race, because i wear a hijab, because of my disability, antisemitic,
    islamophobic`),
  fraud: list(`
    stole, stolen from, theft, fraud, fraudulent, scam, scammed, scammers, con artists, forged,
    without my authorization, unauthorized charge, unauthorized charges, ponzi`),
  legal: list(`
    lawyer, attorney, will sue, sue you, sue them, suing, lawsuit, class action, small claims court, to court, legal action, ombudsman, better business bureau,
    attorney general, insurance commissioner, department of insurance, trading standards, police report,
    called the police, consumer protection`),
  harm: list(`
    my dog died because, my cat died because, killed my dog, killed my cat, hit my child, hurt my child,
    hurt my son, hurt my daughter, animal abuse, neglected the patient, misdiagnosed, patient died,
    nearly died, almost died`),
};
