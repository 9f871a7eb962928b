/** English: word lists, seed phrases and cues, written by hand; stems are natural's Porter stems. */
// natural gives the stems only: its tokenizers report no offsets, and English ones split at every accent.
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import type { Language } from '../language.ts';
import { remember } from '../remember.ts';
import { list, words } from '../word-list.ts';

/** English as a plug-in. */
export const en: Language = {
  code: 'en',
  stem: remember((form) => PorterStemmer.stem(form)),
  elisions: new Set(),
  contrasts: words('but however although though except whereas yet unfortunately nevertheless while'),
  joins: words('and plus also'),
  starters: words(
    'the i it its we they my our he she this that there their you your no not was were had when then even to after food service staff room price prices very great good bad',
  ),
  clauseEnds: new Set(),
  negators: words(
    'not no never none nobody nothing neither nor without hardly barely cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt couldnt shouldnt aint lacks lacked lacking zero',
  ),
  negatesBack: () => false,
  seeds: {
    promise: list(`
      advertised, advertising, advertisement, advert, as described, description, misleading, false advertising,
      promised, promise, not what was promised, nothing like the picture, nothing like the photo, pictures show,
      photos online, as pictured, claimed to be, claims to be, supposed to be, bait and switch, the offer said,
      promotion, promo code, special offer, voucher, overhyped, not as advertised, brochure, commercial said,
      guaranteed, they say they will, turned out to be, was told it would, looked different, lived up to the promise,
      deceptive, listing said, label says, like the picture, like the photo, leaflet, kept their word, as announced,
      false promises`),
    sales: list(`
      salesman, salesperson, salespeople, saleswoman, sales rep, sales team, sales agent, sales pitch, sold me,
      mis-sold, missold, pushy, pressured, high pressure, upsell, upselling, hard sell, talked me into,
      advised me to buy, explained the options, explained the plans, explained everything before, before I bought,
      before signing, when I signed up, quote, the agent who sold, broker, told me before, helped me choose,
      helped me pick, product knowledge, recommended the right, consultation, demo, walked me through the options,
      enrolling, enrollment, advice, honest advice, sell us more, sell me more, hard selling, no pressure, push,
      pushing, commission, advised, recommended me, measured the room, compared the models, aggressive sales`),
    ordering: list(`
      order, ordered, reservation, reserved, booking, booked, book a table, book a flight, checkout, out of stock,
      sold out, unavailable, not available, availability, wrong item, wrong order, missing item, forgot my,
      messed up my order, order wrong, left out, cancelled my order, ran out of, did not have any, pre-order,
      overbooked, sign up was easy, signing up, easy to sign up, rebook, double booked, never in stock,
      took our order, missing from my order, got the wrong, sent the wrong, incomplete order, drive thru order,
      subscription, no record of my, in stock, out of, wrong size sent, had my size, basket was`),
    digital: list(`
      website, web site, web page, app, mobile app, online form, log in, login, logged in, my account, password,
      chatbot, portal, online portal, crashes, crashed, user friendly, user-friendly, interface, self service,
      online check in, upload, uploading, site is down, site down, error message, error page, glitch, glitches,
      link does not work, verification code, page would not load, easy to navigate, navigate the site, online system,
      submit online, captcha, browser, update the app, kiosk, site, web shop, online shop, online store, basket,
      search function, sign in, signed in, loads fast, web form, two factor`),
    waiting: list(`
      wait, waited, waiting, queue, queued, line was long, long line, long lines, slow, slow service, took forever,
      takes forever, minutes late, hours late, delayed, delay, late flight, flight was late, cancelled flight,
      flight cancelled, sat there for, stood in line, opening hours, closed early, was closed, half an hour, an hour,
      quick service, fast service, prompt, promptly, seated immediately, in no time, no wait, on time, punctual,
      took too long, tarmac, missed my connection, missed connection, rushed, sitting on the runway, speedy, the till, one till,
      tills, checkout line, straight away, right away, at once, queuing, queues, took ages, had to wait, in and out,
      one register, only one checkout, standing in line, appointment was late, opening times`),
    delivery: list(`
      delivery, delivered, deliver, courier, shipping, shipped, shipment, parcel, package, packaging, packed,
      packing, driver, tracking, tracking number, never arrived, arrived late, arrived damaged, arrived broken,
      arrived cold, lost in the post, luggage, baggage, bag was lost, lost bag, suitcase, installation, installer,
      left on the doorstep, postage, dispatch, in transit, carrier, arrived quickly, came quickly, damaged box,
      box was crushed, bubble wrap, took weeks to arrive, couriers, van, depot, warehouse, delivery slot, time slot,
      delivery date, delivery men, delivery guy, movers, removal men, doorstep, in one piece, lost on the way,
      never turned up, weeks late, handed over to, postman, mail carrier, lorry, truck, unloaded, carton`),
    product: list(`
      quality, food, taste, tasted, tasty, delicious, bland, dish, dishes, meal, menu, portion, burger, fries,
      chicken, pizza, coffee, drink, drinks, dessert, seat, seats, legroom, bed, room was, film, movie, book, story,
      plot, album, song, battery, screen, broke, stopped working, defective, works great, works well, coverage,
      covers, cover, plan, course, flavor, flavour, stale, soggy, overcooked, undercooked, fresh, biryani,
      entertainment, size, design, durable, cheaply made, not covered, exclusions, attraction, ride, rides, wobble,
      wobbly, sturdy, solid, screw, screws, drawer, drawers, shelf, comfortable, finish, fabric, creaks, fell apart,
      falling apart, fall apart, came loose, peels off, flimsy, well made, scratch resistant, zip, mattress,
      assembly, easy to assemble, put together, material, brand new`),
    staff: list(`
      staff, waiter, waitress, server, servers, employee, employees, manager, cashier, receptionist, crew,
      flight attendant, attendant, stewardess, nurse, teacher, instructor, clerk, bartender, hostess, host, chef,
      rude, friendly, polite, courteous, welcoming, attitude, unprofessional, the girl at, the guy at, the lady at,
      the man at the, front desk, service was excellent, service was terrible, bad service, poor service,
      good service, great service, service, attentive, smile, owner, gate agent, pilot, doctor, vet staff, assistant,
      assistants, shop assistant, shop floor, adviser, greeted, welcomed us, felt welcome, kind, charming, patient,
      patience, smiling, at the till, at the counter, security guard, colleague, knowledgeable, know their trade,
      know their stuff, well trained, helped me carry, took the time, guy behind the counter, impolite, ignored us`),
    premises: list(`
      clean, dirty, filthy, bathroom, restroom, toilet, toilets, smell, smelled, smells, noisy, noise, loud,
      ambience, ambiance, atmosphere, decor, location, located, parking, crowded, cramped, air conditioning,
      temperature, too cold inside, building, lounge, lobby, pool, view, music, lighting, furniture, tables were,
      floor, homeless, neighborhood, safe area, shower, showers, cozy, interior, place is, seating area,
      outdoor seating, terminal, wheelchair, cockroach, flies, wifi, showroom, lift, escalator, car park, stairs,
      staircase, stuffy, badly lit, well lit, bright, spacious, aisle, aisles, laid out, layout, signposted,
      washroom, parking space, airy, room to move, ramp`),
    price: list(`
      price, prices, priced, pricing, expensive, overpriced, cheap, affordable, value for money, worth the money,
      worth it, waste of money, cost, costs, costly, reasonable, bargain, too much money, rip off, ripoff,
      premium went up, premiums, premium, rate increase, price increase, increase every year, increased my,
      raised my, doubled, cheaper, pocket, inexpensive, good deal, great deal, money, discount, rates, budget,
      bang for the buck, dear, reductions, paid less, cost less, costs less, sale prices, fair price, fair prices,
      pay more, spent less, discounts, price tag, went up again, daylight robbery`),
    billing: list(`
      bill, billing, billed, invoice, charged me, charged twice, charged, overcharged, double charged, hidden fee,
      hidden fees, hidden charges, fee, fees, deposit, refund, refunded, money back, credit card, debit, payment,
      direct debit, taken from my account, took money, bank account, receipt, owed, owe me, reimbursed,
      reimbursement, still waiting for my refund, unauthorized charge, card was declined, wrong amount, autopay,
      service charge, invoices, double payment, debiting, charged again, booked twice, statement, overcharge,
      money was back, refund came`),
    support: list(`
      customer service, customer support, customer care, hotline, helpline, call center, call centre, on hold,
      hold for, phone, called, call back, called back, calls, email, emailed, emails, no response, no reply, reply,
      responded, respond, complaint, complained, claim, claims, claim process, denied, deny, representative, rep,
      live chat, chat, voicemail, transferred, hung up, supervisor, get through, get in touch, contact, contacted,
      ticket, answer the phone, helpful on the phone, resolved, spoke to, spoke with, dm, paperwork, medical records,
      processed, rang, phoned, phone line, on the line, e-mail, message was answered, sorted it out, got back to me,
      call me back, phone call, phone calls, wrote to them, switchboard, ombudsman`),
    aftersales: list(`
      return, returned, returning, return policy, exchange, exchanged, warranty, repair, repaired, replacement,
      replace, replaced, cancel my policy, cancel my subscription, cancel my, cancelling, cancellation,
      tried to cancel, send it back, sent it back, sent back, under guarantee, spare parts, restocking fee, contract,
      terminate, leave the company, took it back, would not take it back, refused to exchange, service centre,
      service center, technician, reinstate, dropped me, non renewal, spare part, returns, refused to take, would not take, wouldnt take, will not take, take it back,
      take back,
      took back, swapped, workshop, send back, sending back, faulty part, mend, mended, fix it, restocking,
      refund policy, returned it`),
  },
  praises: list(`
    nothing to complain, no complaints, nothing bad to say, cannot fault, could not fault, can not fault,
    not pushy, never pushy, without being pushy, no pressure, without pressure, never felt rushed, not rushed,
    without rushing, no queue, no queues, no line at, no lines, no wait, no waiting, without waiting,
    hardly any wait, hardly had to wait, did not have to wait, no hassle, without hassle, hassle free, no fuss,
    without fuss, no trouble, without trouble, without a scratch, not a scratch, no damage, undamaged,
    not a single flaw, no flaws, flawless, does not wobble, doesnt wobble, no questions asked,
    never disappointed, not disappointed, never let us down, never let me down, nobody tried to,
    did not try to sell, didnt try to sell, does not push, doesnt push, could not be better, couldnt be better,
    could not have been nicer, couldnt have been nicer, no regrets, no issues, without issues, nothing missing,
    without delay, no delays, no nasty surprises, no hidden, than I expected, sooner than expected,
    earlier than expected, better than expected, less than expected, without complaining, in one piece,
    in no time, straight away, cheaper than`),
  causes: {
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
  },
  severities: {
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
  },
};
