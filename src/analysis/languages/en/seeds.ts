/** English: seed phrases of each touchpoint, written by hand. */
import type { Language } from '../../language.ts';
import { list } from '../../word-list.ts';

/**
 * See `Language.seeds`. Measured on the labelled clauses: a word that mostly stands for something else ("order", "called",
 * "service") comes only with its neighbours.
 */
export const seeds: Language['seeds'] = {
  promise: list(`
    misleading, false advertising, as advertised, was advertised, they advertised, advert said, advertised price, as
    described, not as described, matches the description, not match the description, in the description, lived up
    to, nothing like the picture, nothing like the photo, like the pictures, than the photos, in the photos, in the
    pictures, photos online, as pictured, pictures show, looked different, bait and switch, the offer said, ad says,
    commercial said, flyer said, listing said, the listing, label says, website says, website said, overhyped,
    deceptive, deceiving, kept their word, as announced, was told it would, they say they will, voucher was not,
    promo code, welcome offer, turned out to be, guaranteed delivery, exactly what was shown, false claims, false
    information, promised, advert, poster, brochure, leaflet, flyer, sign says, banner, it said on, the promotion,
    had said, nothing like the, false promises`),
  sales: list(`
    salesman, salesperson, salespeople, saleswoman, sales rep, sales team, sales agent, sales pitch, sales guy,
    sales assistant, sales tactics, sales manager, pushy, aggressive sales, hard sell, upsell, oversold us, sold me
    the, sold us a, mis-sold, missold, tried to sell, trying to sell, sell you, talked me into, talked us into,
    talked me out of, explained the options, explained the plans, explained the differences, explained everything
    before, before I bought, before buying, before signing, before I signed, when I signed, when signing up, agent
    who sold, told me before, helped me choose, helped us choose, helped me pick, product knowledge, recommended the
    right, walked me through the options, measured the room, compared the models, estate agent, cold call, test
    drive, pressure, pressured into, advised, advice, broker, quoted me, a quote, commission, his commission, sell
    us, selling me, without steering, on my doorstep, told us honestly, sales call`),
  ordering: list(`
    messed up my order, my order, our order, incomplete order, missing from my order, missing item, got the wrong,
    sent the wrong, gave me the wrong, wrong size sent, forgot my, forgot our, forgot to include, left out of, took
    our order, order taken, out of stock, in stock, never in stock, sold out, ran out of, run out of, none left, not
    available, were unavailable, had my size, easy to order, cancelled my order, order cancelled, pre-order, lost
    our booking, my booking, our booking, booking process, booked a table, book an appointment, get an appointment,
    easy to book, booking was, no record of my, overbooked, double booked, sign up was easy, easy to sign up,
    signing up was, signed me up, easy to enroll, enrollment was, checkout process, at checkout, fitted me in, drive
    thru order, got my order, check in early, wrong, stock, up my order, order online, booking online, available
    slot, substituted, click and collect, no appointments, squeezed me in, our reservation, my reservation,
    reservation was`),
  digital: list(`
    web page, app, mobile app, online form, web form, logged out, logs me out, sign in, access my account, locked
    out, online account, password, chatbot, online portal, the portal, app crashes, keeps crashing, user friendly,
    easy to use, easy to navigate, hard to navigate, interface, self service machine, online check in, upload, site
    is down, site down, website down, site is, error message, error page, an error, glitchy, buggy, link does not
    work, broken link, verification code, page would not load, loading, wont let me, online system, submit online,
    online submission, captcha, browser, latest update, kiosk, touch screen, web shop, search function, two factor,
    qr code, website, log in, login, on the site, the link, online, two taps, the screen froze, update the app,
    digital`),
  waiting: list(`
    delayed, delays due, queue, long line, line was long, checkout line, waiting for our, wait for the, had to wait,
    long wait, no wait time, hours wait, minute wait, wait time, waited over, waited an hour, kept waiting, kept us
    waiting, make you wait, slowest, took forever, took ages, took too long, 20 min, 45 min, half an hour, an hour,
    hours late, minutes late, running late, on time, punctual, cancelled flight, flight cancelled, my flight, late
    flight, flight was late, flight delay, missed my connection, missed connection, tarmac, sitting on the runway,
    sat there for, opening hours, opening times, closed early, was closed, quick service, fast service, seated
    immediately, in no time, only one checkout, one register, one cashier, appointment was late, straight away, in
    and out, slow, min, queuing for, in line, two hours, hours delayed, waited forever, minutes to     get, hours to
    get`),
  delivery: list(`
    delivery guy, delivery man, delivery driver, delivery date, delivery slot, delivery time, couriers, shipment,
    parcel, well packed, badly packed, poorly packed, tracking number, never arrived, arrived late, arrived damaged,
    arrived broken, arrived cold, arrived on time, arrived quickly, came quickly, lost in the post, luggage, baggage
    lost, my bag, lost bag, suitcase, left on the doorstep, dispatched, in transit, the     carrier, damaged box,
    box was crushed, bubble wrap, took weeks to arrive, never turned up, weeks late, in one     piece, movers,
    postman, depot, delivery, delivered, packaging, shipping, driver, van, installation, tracking, unpacked, out for
    delivery, fitted in, rang the bell, arrived in, arrived the, left outside, warehouse`),
  product: list(`
    food, taste, tasty, tasteless, delicious, bland, flavour, spicy, stale, soggy, overcooked, undercooked, raw,
    fresh, chicken was, biryani, paneer, fries, pizza, the burger, drinks, beverages, selection of, food selection,
    options, buffet, seat was, the seat, seats are, seats were, uncomfortable, legroom, reclining, entertainment,
    screen, the ride, rides, attractions, plot, characters, this     book, the book, story is, coverage is, not
    covered, be covered, covers a, exclusions, limited, quality of the, poor quality, good quality, broke after,
    stopped working, defective, works great, well made, falling apart, comfortable, durable, sturdy, flimsy, solid,
    mattress, battery, material, meat was, cold, choice, quantity, bread, sweets, variety, portion sizes, cooked`),
  staff: list(`
    staff, staff member, waiter, waitress, cashier, receptionist, crew, flight attendant, stewardess, bartender,
    hostess, front desk, rude, impolite, unfriendly, friendly, polite, courteous, welcoming, warm welcome, attitude,
    surly, lazy, attentive, smile, service was excellent, service was terrible, horrible service, bad service, good
    service, gate agent, the girl at, the guy at, the lady at, the man at the, man behind the counter, at the
    counter, security guard, felt welcome, welcomed us, greeted us, knowledgeable, well trained, helped me carry,
    ignored us, the service, patient with, charming, assistants, colleagues, nurse, teacher, clerk, doctor was,
    manager was, employees are, employees were, cheerful, competent, incompetent, rolled his eyes, shouted at,
    instructor, hospitality, uninterested`),
  premises: list(`
    clean, cleanliness, dirty, filthy, bathroom, washroom, toilets, shower, stinks, noisy, loud, quiet, calm,
    ambience, ambiance, atmosphere, decor, interior, modern, bright, spacious, airy, the smallest, cramped, crowded,
    overcrowded, too many people, lounge, lobby, pool, good view, overlooking, floor, seating area, plenty of seats,
    furniture, tables were, renovated, facilities, internet access, wifi is, air conditioning, too cold inside, too
    hot inside, homeless, sketchy, safe area, neighborhood, location is, great location, good location, convenient
    location, parking is, parking lot, free parking, no parking, parking space, car park, wheelchair access,
    cockroach, flies, layout, laid out, escalator, badly lit, view, spotless, changing room, stairs, lift, smells
    of, smelled like, smell in`),
  price: list(`
    price, expensive, overpriced, too expensive, cheaper, is cheap, cheap price, affordable, costly, cost too, cost
    me more, value for money, good value, great value, worth the money, worth the price, not worth the, waste of
    money, total waste, save money, for the money, reasonable price, reasonable rates, bargain, rip off, ripoff, my
    premium, premium went up, premiums are, rate increase, increase every year, increased my, increasing, goes up
    every, went up, raised my, raise the, keep raising, high price, higher than, astronomical, inexpensive, discount
    for, bang for the buck, paid less, cost less, fair price, good deal, too much money, pay more, daylight robbery,
    monthly cost, gone up, charge too much, a fortune, extortionate, dear, quid cheaper, pricey, half the price`),
  billing: list(`
    deposit, refund, get my money back, money back yet, want my money, payment, took payment, was charged, charged
    me, charged for, charged twice, charged again, they charge, overcharged, double charged, wrong charge,
    unauthorized charge, charged my card, hidden fee, hidden charges, extra fee, cancellation fee, fee for, service
    charge, surcharge, my bill, bill was, billed me, wrong bill, billing department, billing error, final bill,
    taken from my account, taken out, took out, took money, from my bank, my bank account, direct debit, debited,
    autopay, card was declined, wrong amount, owe me, still owed, not reimbursed, was reimbursed, reimburse me, my
    reimbursement, have not received, not received my, not been paid, receipt for, paid twice, payment from,
    invoice, on my bill, bill for, paid back, returned the money, money was back, back in my account, premium
    twice, statement, parking fine, overpaid`),
  support: list(`
    customer service, customer care, help desk, hotline, helpline, call center, call centre, on hold, hold for, hang
    up, hung up on, call back, never called, not call, the call, answer the phone, no answer, my question, no one
    answers, over the phone, on the phone, get through, get hold of, the email, no response, response, respond,
    reply, follow up, complained to, live chat, agent, the rep, representative, supervisor, resolved, solved my
    problem, communication, explanation, claim, claims process, claim was, denied, denial, approved, processed, to
    process, month to, paperwork, medical records, records, pre existing, preexisting, to not pay, find a way, find
    a reason, to submit, too long to, got back to me, get in touch, ombudsman, switchboard, email back, wrote to,
    callback, rang them, rang me, the operator, ticket open, my complaint, complaint about, emails unanswered`),
  aftersales: list(`
    return policy, return the item, return them, returns process, easy return, refused to return, warranty,
    guarantee, repair, cancel my subscription, cancel my membership, cancelled my policy, cancelled my insurance,
    cancel the policy, cancel the contract, hard to cancel, close my account, get out of the contract, locked into,
    terminate the, terminated my, notice period, send it back, sent it back, sent back, spare parts, restocking fee,
    leave the company, took it back, take it back, would not take it, refused to take, refused to exchange, service
    centre, service center, technician came, reinstate, dropped me, drop my, non renewal, renewed without, workshop,
    mended, faulty part, fix it free, refund policy, to cancel, replaced, exchange, swapped, swap it, return of,
    sent back the, my cancellation was, refuse to take back, end my, leave early, exit fee, unsubscribe, return an,
    returns go`),
};
