/** English: words by topic, for steps that a customer adds with a few phrases; `readTopic` says how they are written. */

export const topics: readonly string[] = [
  // getting there
  `parking garage, underground garage, multistorey, park and ride, traffic warden, meter maid, parking fine, parking
   charge, parking attendant, pay station, lost ticket, windscreen, windshield, number plates, licence plates, bike
   rack, bike racks, bike stand, bike shed, bike store, bicycle rack, cycle rack, cycle parking, lock my bike, chain
   my bike, locked my bike, speed bump, speed bumps, loading bay, height limit, height restriction, bollard, bollards,
   park the car, park your, park anywhere, find a space, find a spot, full lot, free spaces, spaces left, drove round,
   drove around, driving round, driving around, round the block, around the block, double yellow, yellow lines,
   pothole, potholes, ev bay, ev bays, visitor bay, reserved space, reserved spaces, parking, car park, carpark,
   parking lot, parking space, parking spot, parking bay, garage ramp, valet, towed, tow truck, towing, clamped,
   clamp, wheel clamp, bays, multi-storey, number plate, licence plate, license plate, parking permit, parking meter,
   pay and display, double parked, kerb, curb, drop off zone, drop off point, disabled bay, blue badge, somewhere to
   park, nowhere to park, leave the car, leave my car, leave a car, leave our car, pay by phone, paid parking, free
   parking, parking app, ringgo, parkmobile, overstay, overstaying, overstayed, anpr, penalty charge, charge notice,
   parking notice, height bar, height barrier, motorhome, motorhomes, campervan, camper van, boxed in, blocked in,
   blocked me in, blocked us in, blocking my car, blocked my car, blocked our car, alloys, hubcap, side mirror,
   parallel park, reverse out, street parking, self park, impound, impounded, wardens, coach bay, bike lock, bicycle
   lock, chained my, bike theft, bike stands, cycle stand, cycle stands, e-scooter, parked outside, parked up, space
   for my, space for the car, space for our car, leave the van, leave my bike, leave our bikes, leave your car, leave
   a vehicle, leave their vehicles, leave your vehicle, leave our vehicle, leave the vehicle, leave my vehicle, leave
   the bike, leave a bike, somewhere to leave, nowhere to leave, nowhere to put, place to park, room to park, where to
   park, hard to park, could not park, couldn't park, cannot park, can't park, can park, to park, guests park,
   customers park, parked cars, rack outside, registration plate, two bays, wrong bay, painted bays, marked bays,
   drop-off bay, pick-up zone, no stopping, drop us off outside, unload the car, unload our car, unloading, car was
   broken into, car broken into, broke into our car, broke into my car, broken into our car, window smashed, smashed
   window, car window, scratched my car, dented my car, hit my car, scratch on my car, dent in my car, the lot, hotel
   lot, their lot, lot was full, side street, side streets, circle the, drive round, drive around, driving in circles,
   garage closes, garage closed, garage was full, garage is full, garage ticket, garage entrance, garage exit, locked
   in the garage, the barrier, their barrier, exit barrier, entry barrier, barrier arm, barrier would, barrier stuck,
   the barriers, find / finding / found / hunt / hunting / hunted / search / searching / searched / snag / nab / bag /
   fight / fought + space / spaces / spot / slot / slots / bay / bays, circle / circled / circling / circles / loop /
   loops / looped / looping / laps / drove / drive / driving / cruised / crawled + block / blocks / street / streets /
   neighbourhood / neighborhood / roundabout / quarter / laps / loops / circles, abandon / abandoned / ditch / ditched
   / dump / dumped / stash / stow / stick / stuck / squeeze / squeezed + car / van / vehicle / motorbike / motorhome /
   caravan / suv / campervan / minivan / truck, leave / left / leaving / put / move / moved + kerb / curb / kerbside /
   verge / roadside / street / road / away / layby, place / room / nowhere / anywhere / somewhere / spot / space + car
   / cars / van / vans / vehicle / vehicles / motorbike / motorbikes / bike / bikes / coach / scooter / scooters /
   motorhome / caravan, ticket / ticketed / penalty / pcn / fined / notice / fines + windscreen / windshield / wiper /
   wipers / overstay / overstayed / overstaying / registration / plate / plates / meter / car / motorist / motorists,
   barrier / gate / gates / boom + exit / ticket / car / cars / code / raise / raised / rise / shut / trapped / stuck
   / lift / lifted, bay / bays / spots + narrow / tight / taken / occupied / marked / disabled / blue / family /
   painted / tiny / staff / reserved / designed / full / free / empty, scratch / scratched / scratches / dent / dented
   / dents / dinged / ding / keyed / scraped / clipped / smashed / bumped / reversed / rammed + car / cars / door /
   bumper / mirror / van / paint / wing / panel / wheel / alloy / alloys / vehicle, block / blocked / blocking / boxed
   / hemmed + car / cars / van / drive / driveway / garage / vans, walk / walked / walking / trek / trekked / hike /
   hiked / trudge / trudged / miles / mile + car, pay / paid / paying / coins / card / feed + meter / kiosk / barrier,
   level / levels / floor / floors + car / cars, hemmed in, box us in, boxed us in, pcn, badge holder, badge holders,
   pay machine, payment kiosk, exit ticket, pay and exit, two hour limit, hour limit, three hour limit, kerbside,
   layby, lay-by, no room for the car, no room for cars, no room for our car, space for cars, nowhere for the car,
   multi story, multistory, motorists, permit holders, private parking firm, debt collectors letter, one space, two
   spaces, three spaces, four spaces, a dozen spaces, ten spaces, six spaces, only spaces, last space, tight spaces,
   narrow spaces, free space, empty space, empty spaces, charging bay, charging bays, ev chargers, ev charger, flat
   tyre in, wheels clamped, clamping, clampers, towed away, tow yard, got towed, was towed, car gone, car was gone,
   our car, into the lot, dirt lot, overflow lot, whole lot was full, gravel lot, unlit lot, back lot, lot across, lot
   next door, lot behind, lot attendant, park / parked / parks + car / cars / van / vehicle / vehicles / nowhere /
   anywhere / somewhere / impossible / outside / kerb / blocks / double / illegally / legally / properly / motorbike /
   bays / lines / street / streets, wiper, wipers, fine / fines / fined + minutes / hours / hour / overstay /
   customers / shoppers / plate / camera / pounds / company, garage + night / nightly / hotel / underground / euros /
   pounds / dollars / charge / full / closes / locked / height / low / ticket / narrow / guests, rack / racks /
   railings / rail + bicycle / bike / bikes / bicycles / chain / lock / cycle, chain / lock + bike / bicycle, stop /
   pull / pulled / stopping + car / kerb / anywhere / nowhere / layby, rows + full / cars / crawled / crawling, pay /
   paying + app / meter / machine / phone / hour, ramp + narrow / tight / steep / car / scraped / level, retrieve /
   fetch / collect / recover / rescue + car / vehicle / van, ten / twelve / six / five / four / few / enough / only /
   more / twenty / dozen + spaces / bays, space + car / cars / van / vehicle / tight / narrow / marked / numbered /
   allocated / assigned / own / reserved / taken / staff / visitors / visitor / residents, permit + residents /
   resident / visitor / car / street / expired, justpark, pay by app | wing mirror, paintwork, gravel, validate,
   validated, overnight, resident, residents, squeeze, reserved, reverse, reversing, plate, ticket, fined, permit,
   permits, space, spaces, spots, level, underground, garage, lane, ramp, block, circled, meter, attendant, scratched,
   dented, blocked, lift, coins, gate, rack, racks, registration, reg, penalty, camera, cameras, gates, overflow,
   loading, dent, dents, scratch, scratches, scrape, scraped, one way, basement, stairwell, puddles, muddy, unlit,
   validation, warden, roadside, pavement, sidewalk, keys, intercom, cones, enforcement, appeal, chained, unlocked,
   pedestrian, verge, driveway, forecourt, ticket machine, barrier, barriers, spot, parked, bay, narrow, tight, mile,
   multi, storey, queue, rammed, motorist, unloaded, attendants, wheelchair, badge, uncovered, shaded, shade,
   vandalised, vandalized, patrolled, rows, row, wheelie, allocated, numbered | car, cars, vehicle, vehicles, van,
   suv, suvs, motorbike, motorbikes, motorcycle, scooter, bike, bikes, bicycle, bicycles, cyclist, cyclists, driver,
   drivers, drove, driving, wheel, wheels, tyres, bumper, lorry, truck, trucks, hatchback, sedan, fiat, ford, toyota,
   bmw, audi, mercedes, tesla, nissan, volvo, moped, minibus, coach, rover, mini, estate, trailer, headlights, helmet,
   saddle, windscreens, roof box, tailgate, pram`,
  `bus, tram, metro, subway, shuttle, bus stop, train station, taxi rank, public transport, tram stop, metro station,
   subway station, shuttle bus, airport shuttle, bus route, nearest bus, night bus, shuttle + late / waited / missed /
   full / driver / airport / hotel / station / hour / hourly / never / came, walk / walked / lug / dragged + station /
   stop / terminal, shuttles, minibus, courtesy bus, courtesy shuttle, hotel shuttle, shuttle driver, transfer bus,
   transfer coach, park-and-ride bus, last bus, last train, bus stops, no bus, no buses, airport transfer, pick-up
   point, pickup point | taxi, cab, uber, station, stop, line, ticket, walk, walked, far, distance, pickup, transfer,
   driver, timetable, connection, trains, buses, stranded, hourly, schedule, uphill, coach, terminal, arrivals,
   frequency, twenty, platform, kerb`,
  `wheelchair, disabled, accessibility, ramp, ramps, handrail, step free, pushchair, buggy, pram, stroller, guide dog,
   hearing loop, braille, stairlift, level access, disabled toilet, accessible toilet, wheelchairs, zimmer, walking
   frame, sign language, dropped kerb, automatic door, step / steps / stairs / kerb / threshold / doorway + wheelchair
   / chair / walker / scooter / crutches / frame / pushchair / pram / buggy, doorway + narrow / wide / fit, mobility
   scooter, mobility aid, crutches, disabilities, disabled access, disabled room, accessible room, wet room, roll-in
   shower, grab rail, grab rails, grab bar, grab bars, hearing aid, hearing aids, partially sighted, visually
   impaired, guide dogs, assistance dog, assistance dogs, wheelchair user, wheelchair users, blue badge, unable to
   walk, walking stick, multiple sclerosis, amputee, autistic, autism, sensory, large print, induction loop, step at
   the entrance | stairs, steps, lift, elevator, door, doors, narrow, heavy, walker, blind, deaf, mobility, elderly,
   threshold, cane, legs, wheel, width, carry, carried, doorway, doorways, kerb, gap, stick, hoist, rail, rails,
   chair, wheeled, lifted, entrance, assistance, adapted, turning, knees, arthritis, stroke`,
  `signposted, signage, signposting, find + entrance / exit / reception, signposts, unsigned, no signs, badly marked,
   poorly marked, well hidden, no indication, maze, labyrinth, wandering around, went in circles | map, maps, lost,
   directions, arrows, floor plan, entrance, corridor, labelled, route, wandered, arrow, hidden, marked, turned, exit,
   floor, wing, corridors, signs`,
  // the house
  `lift, lifts, elevator, elevators, escalator, escalators, staircase, lift shaft, lift doors, between floors, trapped
   between, flights of stairs, climb the stairs, up the stairs, on foot up, took the stairs, take the stairs, goods
   lift, stairlift, by the stairs, no lift, to the top floor, ground floor button, flights of, four flights, two
   flights, three flights, five flights, get upstairs, lift / lifts / elevator / elevators + broken / order / service
   / stuck / wait / slow / tiny / floor / work / working / jammed / shudder / stopped, carry / carried / carrying /
   drag / dragged / hauled / lug / lugged + stairs / floor / floors / storeys, climb / climbed / climbing + stairs /
   floor / floors / flights / storeys / steps, stairwell, top floor, lift engineer, lift stopped, lift broke, out of
   service lift, fourth floor, fifth floor, sixth floor, seventh floor, third floor | stairs, floors, floor, storey,
   stuck, climb, climbed, carry, storeys, seventh, sixth, fifth, fourth, third, trapped, buttons, doors, stair,
   stairway, upstairs, downstairs, ground, engineer, foot, tenth, ninth, eighth, building, jerked, juddered, shudder,
   alarm, squeezed, crammed, wait, descend, walk, knees, six, five, four | bags, suitcase, suitcases, luggage, pram,
   stroller, wheelchair, crutches`,
  `toilet, toilets, restroom, restrooms, washroom, loo, loos, urinal, bathroom, toilet paper, hand dryer, soap
   dispenser, cubicle, changing table, ladies room, gents, mens room, toilet seat, toilet roll, hand soap, lavatory,
   lavatories, bidet, sanitary bin, nappy bin, soap dispensers, soap / paper / roll / rolls / towels / dryer /
   dispenser + empty / hands / ran / missing / out / none / no / without / refilled / toilet, wash / washed / dry /
   dried / rinse / rinsed + hands, lock / locks / latch / bolt / hinge / door + cubicle / cubicles / stall / stalls /
   loo / toilet, bowl / pan / rim / seat + stained / brown / clogged / pee / wee / urine / filthy / unflushed / sticky
   / wet / cracked, queue / queued / queues / line / key / code / coin / pence / euro / cents + loo / loos / ladies /
   gents / toilet / toilets / washroom / restroom / bathroom, ladies / gents + closed / filthy / queue / smelled /
   floor / dirty / broken / stank, change / changing / changed + nappy / nappies / diaper / diapers, flush, flushing,
   flushes, wc, lav, bog, bogs, potty, powder room, portaloo, portaloos, portable toilet, portable toilets, porta
   potty, pee, peed, wee, urine, urinate, urinals, faeces, feces, poo, poop, excrement, turd, turds, pissed on, piss,
   spend a penny, needed to go, need to go badly, relieve myself, relieve ourselves, women's room, washrooms,
   cubicles, hand driers, hand drier, hand dryers, paper towels, loo roll, loo paper, toilet rolls, toilet cubicle,
   toilet stalls, bathroom stall, bathroom stalls, cistern, sanitary bins, tampon, tampons, sanitary towels, changing
   station, plunger, air freshener, change / changing / changed + nappy / nappies / diaper / diapers / baby, flush /
   flushed / flushing + toilet / handle / work / worked / broken / button / bowl, nappies / nappy / diapers + bin /
   changing / table / floor, go / going / went + loo / wee / pee, lock / latch / bolt + cubicle / toilet / loo, toilet
   / loo / bathroom / restroom + key / code / locked / refused / customers / allowed / closed / broken / dirty /
   filthy / queue | soap, paper, towel, towels, sink, tap, smell, dirty, cleaned, door, lock, queue, basins, blocked,
   overflowing, bin, seat, mirror, wash, stall, stalls, hands, faucet, dispenser, dispensers, puddle, puddles, stank,
   stink, reeked, stench, filthy, clogged, plugged, flooded, drier, dryer, seats, sewage, latch, bolt, locks, wipe,
   wipes, hygiene, hygienic, disgusting, mop, mopped, unisex, code, coin, pence, nappies, nappy, diaper, diapers`,
  `shower, showers, bathtub, hot water, water pressure, shower head, shampoo, shower tray, shower drain, shower
   curtain, towel rail, bathrobe, bathrobes, running water, hot tap, shower + cold / lukewarm / trickle / dripped /
   drain / flooded / scalding / broken / weak / head / door / mouldy, water + lukewarm / scalding / tepid / brown /
   trickle / dribble, showering, showered, no hot water, cold water only, wash my hair, washing my hair, wet room,
   power shower, bath plug, bath tub, shower gel, plughole, showerhead, water heater | water, drain, tap, towel,
   towels, mould, curtain, lukewarm, tub, scalding, bath, drained, leaked, flooded, trickle, tiles, soap, hairdryer,
   boiler, dribble, tepid, plug, mildew, mold, pipes, puddle, gel, heater, rinse, mixer, soaked, slippery`,
  `air conditioning, aircon, heating, heater, heaters, radiator, radiators, thermostat, draught, draughty, stuffy,
   sweltering, ac unit, a/c, the ac, air con, central heating, humidifier, turn / turned / turning / switch / switched
   + heating / heat / thermostat / radiator / fan / air, could / could not + breathe, room / bedroom + boiling /
   freezing / hot / cold / stuffy / icy / oven / sauna / warm / roasting, airconditioning, air conditioner, air
   conditioners, hvac, overheated, overheating, heatwave, sauna-like, like an oven, like a sauna, like a fridge, like
   a freezer, boiling hot, freezing cold, roasting, baking hot, stifling, muggy, clammy, shivered, shivering, shiver,
   draughts, drafty, draft, cold air, hot air, portable fan, electric heater, woolly jumper, kept our coats, coats on,
   wrapped in blankets, no ventilation, radiators cold | cold, hot, heat, warm, temperature, fan, window, windows,
   degrees, coat, sweating, ventilation, sweat, oven, sauna, fridge, remote, degree, celsius, jacket, blankets,
   boiling, unit, breeze, airless, icy, cool, cooler, cooling, fans, fahrenheit, sweaty, sweated, jumper, coats,
   duvet, breathe, breathing, vent, vents, blowing, blew, humidity, roasted, sticky, summer, winter, arctic, minus,
   chill, sleep, slept, humid, chilly, freezing`,
  `noise, noisy, loud, soundproofing, thin walls, earplugs, snoring, hammering, drilling, nightclub, building site,
   jackhammer, pneumatic drill, paper thin, thin wall, earplug, dog barking, fire alarm, loud music, church bells,
   slamming, slammed, hear / heard + neighbours / neighbors / walls / everything / footsteps / snore / traffic /
   conversation / toilet / next, kept / woke / woken / awake / sleep / slept + noise / music / party / traffic /
   trains / drilling / bar / dog / dogs / neighbours / banging / disco / shouting, racket, din, noisily, noises,
   rowdy, raucous, soundproofed, sound proofing, sound insulation, insulation, decibels, deafening, ear plugs,
   blaring, blared, thumping, thudding, wide awake, kept us awake, kept me awake, woken up, woke us, woke me, light
   sleeper, sleepless, could not hear ourselves, shouting over, stag party, hen party, building works, roadworks,
   construction noise, wedding party next door, doors slamming, creaking, creaky floor, hear every word | sleep,
   music, shouting, neighbours, walls, party, banging, quiet, night, door, doors, woke, asleep, awake, bang, thump,
   karaoke, traffic, guests, snored, shouted, midnight, wake, motorway, ceiling, footsteps, upstairs, drunk,
   screaming, screamed, laughing, laughter, corridor, corridors, paper, thin, trains, railway, bar, disco, pounding,
   thud, clanking, humming, hum, rattling, rattled, buzzing, generator, pipes, howling, bin, lorries, roof`,
  `music, playlist, loudspeaker, loudspeakers, speakers, dj, live band, soundtrack, turn / turned / turning / hear /
   talk / conversation / shout + music / volume / speaker / speakers / song / dj, playlists, background music, muzak,
   same song, same songs, blasting, blared, blaring, techno, heavy metal, elevator music, karaoke night, live music,
   singer, singers, saxophone, guitarist | loud, volume, song, songs, sound, band, bass, hear, radio, tracks, tune,
   tunes, deafening, ears, shout, conversation, sing, sang, singing, piano, guitar, dance, beat, pop, rap, jazz`,
  `lighting, lamp, lamps, bulb, bulbs, badly lit, well lit, pitch dark | dark, bright, dim, neon, see, switch,
   flickering, night, gloomy, blinding, glare, flicker, flickered, sensor, lit, bedside, read, switches, dimmer,
   torch, darkness, brighter, lights`,
  `smoke, smoking, smokers, cigarette, cigarettes, ashtray, vaping, vape, non smoking, smoke / smoking / smoker /
   smokers / smell / stank / reeked + room / cigarette / cigarettes / terrace / balcony / entrance / corridor / cigar
   / tobacco / weed, smoker, tobacco, cigar, cigars, weed, cannabis, marijuana, smoked in, smoke free, no-smoking,
   chain smoking, stale smoke, second hand smoke, passive smoking, fag, fags, cigarette butts, cigarette ends, vapes,
   vapour, shisha, hookah | smell, smelled, stank, air, terrace, entrance, window, cough, smelt, reeked, stink,
   stench, balcony, ash, butts, clothes, coughing, asthma, lungs, windows`,
  `cockroach, cockroaches, bed bugs, bedbugs, mice, mouse, rats, insects, ants, fleas, roach, roaches, bedbug, vermin,
   infested, infestation, rodent, rodents, rat, silverfish, wasps nest, termites, maggot, maggots, fruit flies, gnats,
   insect, mouse droppings, bug bites, pest control, exterminator | bites, bitten, flies, bugs, spider, droppings,
   dirty, crawling, mosquito, mosquitoes, bite, itching, itchy, bug, fly, spiders, crawled, beetle, beetles, nest,
   moths, swarm`,
  `mattress, pillow, pillows, duvet, bed linen, bedding, blanket, blankets, sheets, bunk bed, bunk beds, sofa bed,
   extra bed, bed frame, box spring, duvets, quilt, bedsheets, bed sheets, twin beds, cot, mattresses, pillowcase,
   pillowcases, bedspread, bed cover, king bed, queen bed, single bed, double bed, king size bed, camp bed, fold-out
   bed, rollaway, pull-out bed, bed springs, bed broke, bed collapsed, bunk, bunks, linen, linens, crib | bed, beds,
   sleep, slept, soft, hard, back, springs, stained, folding, sagging, lumpy, creaked, creaky, single, double,
   feathers, comfy, stain, hair, firm, backache, neck, aching, squeaky, squeaked, foam, flat, rock, sank, sag, sink,
   thin, scratchy, blood, toddler`,
  `cleaning, housekeeping, cleaners, chambermaid, vacuumed, dusty, unswept, grime, change / changed / changing +
   sheets / towels / linen / bedding, empty / emptied + bin / bins / trash, cleaned / serviced + room / rooms,
   housekeeper, housekeepers, room cleaning, cleanliness, hygiene, hoover, hoovered, vacuum, vacuuming, mopped,
   cobweb, cobwebs, grimy, grubby, greasy, crumbs, dirt, unclean, uncleaned, not cleaned, never cleaned, not been
   cleaned, do not disturb, made up our room, make up the room, maid, maids, cleaning lady, cleaning staff, mould,
   mouldy, moldy | dirty, cleaned, hair, stain, stains, sticky, bin, rubbish, towels, floor, sheets, bins, trash,
   crumb, hairs, wiped, smudges, swept, carpet, skirting, stained, mopping, gross, bathroom, linen, bed, dust, filthy`,
  `swimming pool, pool, jacuzzi, hot tub, sauna, steam room, spa, lifeguard, sun loungers, sunbeds, chlorine, pools,
   swimming, poolside, whirlpool, aqua, water slide, swimming lessons, pool towels, deck chairs, deckchairs, lane
   swimming, verruca, swim cap, hammam, plunge pool, paddling pool, lap pool, sun lounger, armbands, swim / swam /
   swimming + water / lanes / lane / closed / cold / kids / children, pool + closed / cold / dirty / crowded /
   freezing / green / chlorine / towels / tiny / heated / shut / full / hours, lounger / loungers / sunbed / sunbeds /
   towels + reserved / pool / taken / six / seven / morning, swimmers, swimmer, swimsuit, swimwear, swimming trunks,
   goggles, diving board, water park, waterpark, waterslide, water slides, lido, lifeguards, aquagym, aqua aerobics,
   steam bath, pool bar, pool area, pool closed, pool was, hot tubs, saunas, infinity pool, indoor pool, outdoor pool,
   rooftop pool, kiddie pool, toddler pool, pool attendant, sunlounger, sunloungers, sun beds, sunbed | swim, water,
   towels, loungers, warm, massage, children, deep, slippery, changing, lanes, lane, lounger, heated, freezing, algae,
   floating, tiles, swam, shallow, dive, bikini, cap, hair, showers, closed, sun, jets, splash, splashing, wet, murky,
   cloudy, green, lengths, dived, diving, steam, shade, towel, reserved, crowded, eyes, temperature, plasters, plaster`,
  `gym, treadmill, treadmills, dumbbells, weights room, fitness room, rowing machine, gyms, exercise bike, squat rack,
   barbell, barbells, kettlebell, kettlebells, spin class, yoga class, pilates, zumba, personal trainer, cross
   trainer, weight room, bench press, bike machine, cardio, crossfit, machine / machines / treadmill / weights /
   equipment / bike + broken / queue / sweaty / order / wipe / rusty / wait / occupied / taken, gym + closed / tiny /
   crowded / broken / equipment / small / hours / full / smelly / membership, work out, working out, worked out,
   workouts, fitness, fitness centre, fitness center, fitness class, fitness classes, dumb bells, free weights,
   elliptical, stairmaster, leg press, smith machine, spinning class, boxing class, body pump, gym-goers, gym staff,
   gym membership, health club, lifting weights, exercise class, exercise classes, exercise machine, weight machines,
   aerobics, deadlift, deadlifts | machines, weights, class, classes, trainer, equipment, workout, sweaty, changing,
   locker, membership, instructor, mat, mats, squat, sweat, wipe, wiped, reps, bench, dumbbell, showers, lockers,
   coach, peak, induction, stretch, session, spin, yoga, exercise, exercising, rowing, rower, running, belt, rack,
   cable, cables, rust, racks, fit, hygiene, towel, muscle, instructors, trainers, pt, cancelled`,
  `fitting room, fitting rooms, changing room, changing rooms, cubicle, cubicles, try on, trying on, tried on, try
   things on, try it on, changing cubicle, queue / queued + try / changing / fitting, curtain / mirror / hook + change
   / changing / undress / try / dress / cubicle, dressing room, dressing rooms, try clothes, trying clothes, try
   anything on, tried it on, trying things on, try them on, changing area, changing areas, full length mirror,
   garments | mirror, curtain, curtains, try, clothes, hooks, queue, items, size, hanger, hangers, bench, dress,
   dresses, trousers, jeans, undressed, naked, three items, lighting, lock, hook, floor, light, attendant, undress,
   undressing, changed, gap, skirt, bra, zip, mirrors, garment, tag, hanging, stuffy`,
  `playground, play area, soft play, creche, nursery, high chair, highchair, high chairs, kids menu, childcare,
   babysitting, baby changing, kids club, mini club, ball pit, ball pool, sandpit, sand pit, climbing frame, climbing
   frames, trampoline, trampolines, bouncy castle, seesaw, swing set, childrens menu, children's area, kids area, kids
   corner, childminder, babysitter, booster seat, crayons, colouring book, colouring pencils, jungle gym, play room,
   playroom, face painting, for children, for kids, for toddlers, play / playing + kids / children / toddlers /
   toddler / area / slide / swings, slide / swing / swings / frame / trampoline + broken / rusty / splinters / closed
   / dirty / loose / son / daughter / child / kids, bored + kids / children / son / daughter / toddler, soft plays,
   play areas, play zone, play park, adventure playground, playgrounds, zip wire, zipline, zip line, monkey bars,
   roundabout for, wendy house, childrens play, kids play, colouring sheets, cot bed, baby chair, baby seat, toddler
   group, kids party, children's party, birthday party for, nothing for kids, nothing for children, not child
   friendly, child friendly, kid friendly, family friendly, family room, parent and child | kids, children, toddler,
   toddlers, slide, colouring, nails, supervised, bored, climb, climbing, pencils, socks, sand, frame, jump, nappies,
   grandson, granddaughter, grandchildren, splinters, rusty, swing, activities, entertained, entertain, supervision,
   crying, pram, puzzle, puzzles, toy, bricks, lego, infant, infants, kid, balls, netting, bouncing, running around,
   toys, swings`,
  `vet, vets, veterinary, veterinarian, veterinarians, house call, house calls, farm call, put to sleep, put down,
   spayed, neutered, microchipped, vaccination for my, vet bill, vet nurse, animal hospital, animal clinic, old boy |
   vaccination, vaccinations, vaccine, jab, sedated, sedation, injection, colic, worming, fleas, stable, hooves,
   call-out, mileage, farm, vein, surgery, dying, home, visit, visits, booster | dog, dogs, cat, cats, puppy, kitten,
   labrador, spaniel, terrier, rabbit, hamster, pony, horse, parrot, tortoise, guinea pig, pet, pets, animal, animals,
   paw`,
  `dog, dogs, pet, pets, puppy, pet friendly, cat, water bowl, kennel, veterinarian, labrador, spaniel, terrier,
   poodle, beagle, retriever, kitten, kittens, cats, rabbit, rabbits, hamster, hamsters, guinea pig, guinea pigs,
   pony, ponies, horse, horses, parrot, tortoise, litter tray, dog bed, dog food, dog walker, groomer, grooming,
   kennels, cattery, paw, paws, collie, bulldog | animal, animals, leash, allowed, barking, bowl, fur, lead,
   vaccination, vaccinations, vaccine, jab, farm, tail, whimper, claws, nails, sedated, sedation, injection, colic,
   litter, treats, worming, fleas, muzzle, ears, breed, old boy, stable, hooves, call-out, mileage`,
  `garden, terrace, balcony, patio, outdoor seating, beer garden, parasol, parasols, outdoor tables, outside tables,
   roof terrace, rooftop, sunshade, patio heaters, outdoor area, terraces, courtyard, awning, sit / sat / eat / ate /
   table / tables + outside / terrace / patio / garden / sun / balcony, outdoor dining, decking, pergola, gazebo,
   veranda, verandah, front porch, porch, garden furniture, lounge area outside, seating outside | sun, shade, plants,
   outside, chairs, umbrella, lawn, flowers, smoke, heaters, wasps, wind, rain, blankets, outdoors, shaded, tables,
   seats, smoking, benches, ivy, weeds, overgrown, grass, mud, furniture, view, cold, wobbly, cushions, cushion,
   blanket`,
  `queue barriers, waiting room, waiting area, ticket machine, take a number, queue number, queue numbers, queue
   ticket, ticket number, number called, called number, numbers called, number system, ticket dispenser, waiting
   number, queueing system, queuing system, jumped the queue, jump the queue, queue jumpers, jumps ahead, pushed in,
   cut the line, cutting the line, only one counter, one counter open, one till open, priority queue, screen with
   numbers, queue / queues / line / lines / queued / stood / waited + counter / counters / till / tills / cashier /
   cashiers / desk / desks / window / windows / clerk / number, only + counter / till / window / desk / cashier,
   number / numbers + called / screen / ticket / skipped / took / take / system / display, waiting rooms, take a
   ticket, took a ticket, pull a number, pulled a number, took a number, queue system, queue machine, numbering
   system, number display, called out of order, nobody called, skipped my number, missed my number, sat waiting,
   waiting hall, no chairs, no seats in | chairs, seats, magazines, crowded, stand, standing, number, screen, water,
   cooler, queue, queues, queued, queuing, line, lines, counter, counters, priority, elderly, pregnant, turn, served,
   serving, stood, seated, people, windows, door, clerk, cashier, skipped, kiosk, slip, display, beep, waiting, wait,
   waited, hour, seating, seat, benches, hall, unattended`,
  `seat, seats, legroom, armrest, recline, reclining, headrest, bench, benches, leg / knees / knee / legs / elbow /
   elbows + room / seat / front / squashed / pressed / wedged / armrest, seat / seats + narrow / cramped / hard /
   uncomfortable / broken / recline / reclined / worn / wobbly / torn / dirty / stained / sticky / cushion / squeaky /
   springs / obstructed / pillar, leg room, legspace, knee room, seat pitch, seat back, seat pocket, tray table, tray
   tables, seat belt, reclined, reclines, reclining seat, middle seat, window seat, aisle seat, exit row, headrests,
   armrests, stools, bar stool, bar stools, high stools, upholstery, row in front, restricted view, behind a pillar |
   narrow, cramped, uncomfortable, aisle, window, knees, sit, chair, chairs, sat, legs, knee, back, backache, hard,
   padding, cushion, cushioned, springs, tight, squashed, wedged, sore, numb, wobbly, stool, pillar, rows, wide, tall,
   spine, bum, backside, sitting, cushions`,
  `locker, lockers, cloakroom, left luggage, coat check, safe deposit, left items, luggage room, luggage storage, bag
   drop, store our bags, leave our bags, leave our luggage, store luggage, suitcases, keep our bags, padlocks, coat
   hooks, locker / lockers + broken / full / key / lock / code / coin / tiny / stuck / jammed / forced / dirty /
   small, leave / left / store / stored / keep / kept + bags / suitcases / luggage / cases / coats / rucksack, bag
   storage, bag store, baggage storage, baggage room, bag check, coat room, coatroom, coat rack, cloak room,
   padlocked, changing area, changing rooms wet, lock my things, lock up my, store bags, hand in my coat, luggage
   store, deposit box | luggage, bag, bags, padlock, coat, coats, coin, suitcase, code, jacket, cases, stored,
   storage, checkout, combination, broken, forced, valuables, rucksack, backpack, lockable, latch, jammed, hook,
   hooks, hanger, hangers, belongings, stuff, backpacks, rucksacks, tag, tags, ticket, pound, change, rack`,
  `security guard, security guards, bouncer, bouncers, cctv, pickpocket, pickpockets, break in, burgled, burglary,
   burglar, safe in the room, room safe, security staff, metal detector, bag search, searched my bag, security check,
   stolen from, thieves, thief, bag / bags / pockets + searched / search / guard / guards / checked / frisked, guard /
   guards / bouncer / bouncers + rude / aggressive / shouted / grabbed / pushed / followed / shoved / refused / asleep
   / phone / shouted / accused, security + guard / rude / aggressive / shouted / grabbed / pushed / followed / shoved
   / asleep / gate / none / entrance, frisked, frisk, security man, security men, security team, security officer,
   security officers, security personnel, security guy, security guys, doorman, doormen, door staff, pat down, patted
   down, shoplifter, shoplifting, accused of stealing, accused me of stealing, followed me around, followed us around,
   store detective, thefts, robbery, robbers, robber, mugged, mugging, surveillance, security cameras, security
   camera, safety deposit box, went missing from our room, missing from my room, no security | stolen, theft, stole,
   unsafe, safe, camera, cameras, guard, door, followed, police, robbed, lock, intruder, alarm, wallet, purse,
   passport, jewellery, searched, patted, patrol, night, stranger, dark, shoved, grabbed, pushed, aggressive, accused,
   suspicious, suspected, escorted, ejected, thrown, entrance, radio, uniform, badge, threatened, threatening,
   intruders, alarms, lockable, unlocked, unlit, missing, gate, valuables, cash, earpiece`,
  `room key, key card, keycard, keycards, door lock, locked out, check in desk, key / card / keycard / fob + door /
   lock / work / demagnetised / demagnetized / deactivated / reprogrammed / reset / opened / reception / expired, key
   fob, fob, fobs, key cards, room card, door card, demagnetised, demagnetized, keyless, lockbox, key safe, key box,
   lock code, smart lock, keypad, locked out of our room, locked out of the room | key, keys, card, lock, locked,
   door, code, desk, open, deactivated, blinked, red, green, swipe, swiped, reception, lobby, reset, replacement,
   battery`,
  // eating
  `breakfast, breakfasts, buffet, scrambled eggs, croissant, croissants, cereal, cereals, breakfast room, porridge,
   muesli, waffle, waffles, pancakes, pancake maker, continental breakfast, full english, hash browns, baked beans,
   omelette, omelettes, fried eggs, boiled eggs, poached eggs, egg station, egg, eggs, pastries, pain au chocolat,
   orange juice, cornflakes, granola, bagel, bagels, breakfast buffet, breakfast bar, breakfast time, brunch,
   marmalade, bacon, toaster, yoghurts, morning + buffet / eggs / coffee / toast / croissants / cereal / pastries /
   bacon, brekkie, breaky, breakfasted, fry up, black pudding, poached egg, danish, danishes, sausages and bacon, hot
   buffet, cold buffet, breakfast hall, breakfast area, breakfast staff, breakfast items, breakfast spread, crumpet,
   crumpets, beans on toast, weetabix, french toast, hash brown, toasters, cooked breakfast, granary, eggs benedict,
   hard boiled, jam portions, nutella, breakfast was | toast, bread, coffee, juice, fruit, jam, yoghurt, yogurt,
   sausages, muffin, muffins, juices, roll, rolls, cheese, ham, honey, butter, bowl, bowls, plates, trays, refilled,
   refill, replenished, dining, stale, powder, oats, starts, sugar, milk, tubs, melon, bananas, downstairs, sausage,
   jams, eight, cups, sliced, tomatoes, mushrooms, beans, restocked, replenish, topped up, cold meats, rubbery, runny,
   soggy, burnt, lukewarm, sitting, buffet-style, queue, waitress, spoons, cutlery, tea, urn, pastry, bakery, pots`,
  `vegetarian, vegan, gluten free, allergy, allergies, allergen, allergens, coeliac, celiac, lactose, halal, kosher,
   nut allergy, dairy free, veggie, vegans, vegetarians, plant based, anaphylactic, epipen, peanut, peanuts, sesame,
   lactose free, wheat free, pescatarian, intolerance, meat free, dietary, coeliacs, celiacs, nut-free, vegan option,
   vegan options, vegan food, dietary requirements, dietary needs, cross contamination, allergic reaction, nut
   allergies, shellfish allergy, intolerances, lactose intolerant, gluten intolerant, allergy card, allergy
   information, allergic to, anaphylaxis, hives, falafel | menu, option, options, meat, nuts, gluten, dairy,
   ingredients, plant, dish, allergic, tofu, salad, wheat, soy, traces, contains, swollen, reaction, chicken, pork,
   beef, fish, shellfish, cook, label, side, almond, almonds, oat, egg, milk, butter, sauce, kitchen, waiter, chips,
   vegetables, contaminated, epi, throat, hospital, contain, contained, asked`,
  `coffee, espresso, cappuccino, latte, barista, tea, coffee machine, flat white, americano, decaf, coffees, lattes,
   mocha, oat milk, filter coffee, instant coffee, teas, teapot, teabag, teabags, kettle, coffee + cold / bitter /
   lukewarm / burnt / weak / watery / instant / machine / undrinkable / cup / dishwater / awful, tea + cold / lukewarm
   / bag / weak / pot / cup, espressos, cappuccinos, baristas, cortado, macchiato, ristretto, nespresso, coffee pods,
   coffee pod, pods, coffee maker, capsule machine, hot chocolate, matcha, dishwater, frothy, tea bag, tea bags, iced
   coffee, cold brew | milk, cup, beans, bitter, lukewarm, machine, mug, drink, foam, burnt, weak, watery, drinkable,
   cups, roast, sugar, hot, paper, froth, shots, cold, pod, capsule, capsules, bean, spilled, spilt, saucer, refill,
   refills, jug, grounds, steamed, soy, almond, oat, sachets, sachet`,
  `cocktail, cocktails, wine list, beer, beers, wine, bartender, minibar, happy hour | bar, drink, drinks, glass, ice,
   bottle, gin, pint, warm, corked`,
  `canteen, cafeteria, vending machine, snack bar, kiosk, food court | snacks, sandwich, sandwiches, food, tray,
   coins, empty, meal, meals, lunch`,
  `portion, portions | small, tiny, size, hungry, plate, big, huge, enough, shrunk, half`,
  // machines and lines
  `wifi, wi-fi, internet, broadband, router, hotspot, fibre, bandwidth, internet connection, routers, hotspots, free
   wifi, wifi signal, wifi code, access point, ethernet, mbps, megabit, buffer, buffers, buffered, video call, video
   calls, zoom call, login page, online meeting, load an email, download speed, upload speed, speed test, wireless,
   netflix, streaming, mobile data, own data, data allowance, connection / network / signal / internet / router /
   broadband + drop / drops / dropped / dropping / slow / weak / cut / cuts / cutting / died / dies / lost / lose /
   room / lobby / patchy / unstable / flaky / spotty / intermittent / unreliable / poor / password / reception /
   nonexistent / crawl / crawled / crawling / floor, load / loads / loading / open / send / stream / download / upload
   / refresh / buffer / watch + page / pages / email / emails / video / videos / photo / attachment / youtube /
   netflix / film / series / maps / website / google, connect / connected / connecting / reconnect / reconnecting /
   log / logged / sign / signed / kicked / booted + phone / phones / laptop / laptops / tablet / devices / device /
   ipad / kindle / room / minutes / password / code / network / internet, work / working / worked + remotely / laptop
   / remote / online, use / used / using / burn / burned / burnt / ate / eat + data / hotspot / tethering / 4g / 5g,
   meeting / meetings / zoom / teams / skype / facetime + froze / frozen / freezing / dropped / dropping / cut / lobby
   / video / online / disconnected / pixelated / lag / laggy, get / got / go / going / stay / staying + online, wifis,
   modem, modems, tether, tethered, tethering, dial-up, dialup, internet access, internet speed, connectivity, lan
   cable, offline all, no internet, mobile hotspot, personal hotspot, phone hotspot, hotspotted, dead spot, dead
   spots, web page, web pages, captive portal, login screen, login code, megabytes, gigabytes, gigabyte, kbps, ping,
   bandwidths, broadband speed, check my emails, check emails, read my emails, check email, working from the hotel,
   remote work, remote working, home office, streaming services, spinning wheel, per device, one device, two devices,
   three devices, extender, be online, get online, went offline, keeps going offline, gadgets, log / login / sign +
   device / devices / again / page / room / network / each, password / code + network / wifi / internet / router /
   connect / card / receipt / login, download / upload + file / files / boarding / pass / film / photos / app / slow /
   forever / hours / minutes, pages / page + load / loads / loading / minute / minutes / opened, signal + room / floor
   / corridor / lobby / bar / bars / weak / laptop / upstairs / bedroom / garden / reached, network + dead / down /
   collapsed / collapses / password / campus / guest / overloaded / slow / connect / disappeared, laptop + connect /
   online / lobby / work, per + device | connection, connect, password, signal, slow, disconnected, dropping, network,
   login, megabits, laptop, buffering, laptops, download, upload, log, logged, teams, zoom, video, stream, lobby,
   bars, unsecured, skype, online, offline, reconnect, connected, connects, work, working, data, web, browse, tablet,
   corridor, connections, patchy, intermittent, spotty, unstable, unreliable, drops, drop, dropped, drops out,
   disconnects, disconnecting, disconnect, username, captcha, freeze, froze, frozen, kicked, slowest, crawled, snail,
   surf, browsing, youtube, strength, phones, ipad, premium, upgrade, reception, receipt, weak, bar, upstairs, family,
   meeting, gadget`,
  `phone signal, reception bars, roaming, sim card, 4g, 5g, dead zone, mobile signal, cell signal, phone reception,
   mobile reception, cell reception, cell service, mobile network, data roaming, e-sim, esim, dropped calls, no
   signal, no reception, not-spot, network coverage, mobile coverage | signal, network, mobile, bars, calls, dropped,
   data, abroad, number, roam, cell, reception, masts, mast, provider, text, texts, calling, hear, cut, sim`,
  `television, tv, tv channels, channels, remote control, netflix, inflight entertainment, entertainment system,
   satellite tv, smart tv, tvs, televisions, hdmi, chromecast, sky sports, in-flight, seatback, watch / watched / find
   + channel / channels / film / match / football / news / remote, remote controls, tv remote, television set, flat
   screen, tv screen, tv set, smart tvs, cable tv, free-to-air, freeview, tv signal, casting, streaming apps, movie
   selection, film selection, screens were frozen, headphone jack | screen, remote, film, films, movies, programme,
   watch, headphones, picture, match, football, news, english, screens, channel, flickering, sound, batteries, series,
   pixelated, volume, tuned, tune, snow, subtitles, episodes, frozen, jack, earphones, program`,
  `power socket, power sockets, plug sockets, usb port, charger, chargers, charging point, charging station, charging
   points, ev charger, plug / charge / charging / plugged + phone / laptop / socket / sockets / bedside / bed / usb /
   car, charging cable, charging cables, usb ports, usb socket, usb sockets, power outlet, power outlets, electrical
   outlet, outlets, adaptor, adaptors, extension lead, extension cord, power cut, power bank, charging spot, no
   sockets | charge, charging, battery, plug, plugs, cable, socket, sockets, phone, electric, outlet, port, ports,
   usb, adapter, bed, bedside, dead, plugged, lead, kettle`,
  `petrol, diesel, gas station, petrol station, fuel, pump, pumps, gas pump, car wash, fill / filled / filling + tank
   / petrol / diesel / car / fuel, unleaded, refuel, refuelled, refuelling, petrol pump, petrol pumps, filling
   station, full tank, fuel gauge, car washes, jet wash, carwash, pay at pump, forecourt | tank, fill, filled, litre,
   gallon, nozzle, station, brushes, mileage, receipt, pumped, bucket, brush, wash, washed, wax, hoover, soap, foam,
   card`,
  `cash machine, atm, atms, cashpoint, cash dispenser | cash, card, swallowed, withdraw, withdrawal, notes, machine,
   money, broken, out`,
  `card reader, card terminal, contactless, card machine, cash only, cards accepted, apple pay, card only, cashless,
   google pay, amex, american express, mastercard, visa card, contactless payment, card payments, chip and pin, debit
   cards, card minimum, minimum spend, no cards, no cash, take cards, accept cards, take card, accept card, pay by
   card, paying by card, pay / paid / paying / accept / accepts / accepted / refuse / refused + card / cards / cash /
   contactless / visa / amex / cheque / cheques, card + declined / machine / reader / terminal / minimum / surcharge /
   fee, card payment, payment terminal, pos terminal, payment machine, payment methods, payment method, card fee, card
   surcharge, surcharge, bank card, credit cards only, no card payments, cash machine across, tap to pay, minimum of
   ten, card was declined, exact change | card, cards, cash, pay, payment, terminal, declined, pin, change, visa,
   debit, credit, swipe, tap, tapped, reader, till, notes, coins, atm, minimum, reboot, beeped, offline, signal,
   machine, fee, transaction, reject, rejected, twice, down, system, bank, wallet, machines, paying, cheque, cheques`,
  `self checkout, self service till, self scan, scan as you go, scan / scanned / scanning + item / items / till /
   barcode / basket / checkout / machine, self checkouts, self-service tills, self-service checkout, self service
   checkouts, self service machine, unexpected item, bagging area, handheld scanner, scan and go | scanner, scan,
   till, tills, bagging, machine, weight, assistant, barcode, unexpected, scanned, scanning, items, red, staffed,
   approval, approve, id, receipt, gate, frozen, trolley, machines, error`,
  `trolley, trolleys, shopping cart, shopping basket, carts, baskets | basket, coin, wheel, wheels, push, token, dirty`,
  `shelf, shelves, empty shelves, price tag, price tags, labelling, out + stock, shelves + empty / bare / stocked /
   half / restocked, bare shelves, restock, restocked, out of stock, sold out, price label, price labels, shelf price,
   mispriced, wrong price, no price, product missing | stock, empty, aisle, aisles, label, labels, display, expired,
   date, find, priced, prices, scanned, products, missing, reach, sell, dates, unpriced`,
  // promises and papers
  `loyalty card, loyalty programme, loyalty program, reward points, air miles, frequent flyer, points balance,
   cashback, loyalty scheme, my points, your points, bonus points, reward card, rewards card, rewards program, stamp
   card, elite status, gold member, silver member, club card, clubcard, nectar, points expired, collect points, earned
   points, members only, tenth coffee, free coffee, points + expired / expire / credited / missing / lost / redeem /
   earned / collected / disappeared / vanished / worth / wiped / card / account / balance / flight / stay, miles +
   credited / expired / missing / redeem / status / account / flight / earned, stamps + card / free / ten / coffee /
   stamp, loyal customer, loyal customers, loyalty account, loyalty app, loyalty discount, loyalty offer, point
   balance, reward scheme, rewards points, rewards account, bonus miles, frequent flier, frequent guest, bonus card,
   member price, member prices, members' prices, member discount, member number, membership card, membership tier,
   tier points, avios, free night, free nights, stamp cards, stamped my card, collect stamps, collecting points,
   points worthless, points were, points vanished | points, rewards, reward, miles, member, membership, status,
   redeem, redeemed, expired, tier, gold, stamps, earned, earn, collect, collected, credited, vip, platinum, silver,
   bonus, benefits, perk, perks, upgrade, stamped, card, scheme, birthday, club, account, tenth, discount, exclusive,
   points-based, credit, upgraded, lost, vanished, disappeared, worthless, devalued, reset, level, levels, night,
   nights, statement`,
  `voucher, vouchers, coupon, coupons, discount code, promo code, gift card, gift cards, gift voucher, gift
   certificate, store credit, discount voucher, groupon, promotional code, gift token, e-voucher, e-gift, promo,
   promos, redeem code, spa voucher, voucher / vouchers / coupon / coupons / code / certificate + expired / rejected /
   refused / redeem / invalid / valid / accept / accepted / apply / applied / worked / work / useless / online /
   balance, gift / christmas / birthday + card / voucher / expired / certificate / balance, promo codes, discount
   codes, discount coupon, giftcard, giftcards, gift certificates, gift vouchers, e-gift card, gift card balance,
   money off, buy one get one, bogo, first order discount, welcome discount, ten percent off, half price deal, scratch
   code, scratch-off code, voucher code, voucher codes, deal site, egift | code, discount, promotion, redeem, expired,
   valid, balance, reduction, expiry, redeemable, checkout, applied, enter, entered, accepted, christmas, birthday,
   activated, invalid, redeeming, redeemed, activate, activation, expires, rejected, refused, useless, worthless,
   nephew, mum, dad, remaining, funds, credit, printed, print, percent, error`,
  `newsletter, newsletters, spam, unsubscribe, unsubscribed, marketing emails, cold calls, telemarketing, junk mail,
   robocalls, opt out, opted out, mailing list, promotional emails, promotional texts, marketing texts, marketing
   calls, advertising emails, email list, sms ads, unsubscribing, nuisance calls, unsolicited, sales calls, push
   notifications, unsubscribe / unsubscribed / remove / removed / stop / opt / block / blocked + emails / email /
   texts / list / calls / newsletter / messages / mailing / sms / inbox, emails / texts / messages / calls / sms /
   mails + daily / day / bombarded / week / constantly / spam / marketing / promotional / stop / never / hourly,
   bombarding, bombarded with, spammed, spamming, spammy, subscribed me, signed me up, marketing consent, sold my
   number, telemarketers, telemarketer, robocall, cold call, cold called, cold calling, unwanted emails, unwanted
   calls, unwanted texts, mailshot, mailshots, junk emails, junk email, leaflets through | emails, email, calls,
   texts, stop, inbox, consent, promotional, advertising, marketing, every day, notifications, removed, bombarded,
   flooded, inundated, subscribed, link, pestered, pestering, harassed, harassing, ads, advert, adverts, promotions,
   phone, number, blocked, block, week, mailbox, subscribe`,
  `privacy, personal data, data protection, gdpr, data breach, data leak, my data, data / details / number / address /
   email / passport / photo / records / file / information + shared / sold / leaked / breach / breached / stranger /
   strangers / stolen / exposed / passed / published / consent / visible / third / overheard / discussed / deleted /
   delete / privacy, data sharing, sold my details, sold my data, shared my details, shared my data, third parties,
   third party, data request, subject access, right to be forgotten, delete my data, delete my details,
   confidentiality, someone else's details, someone else's account, another customer's, wrong person's, in front of
   everyone, hidden camera, camera in the, filmed without, photographed without, phishing, cookie banner, hackers,
   hacker, identity theft | data, consent, leaked, confidential, sold, cookies, overheard, hacked, private, privately,
   records, strangers, tracking, tracked, cookie, consented, published, exposed, breached, deleted, aloud, loudly,
   parties, stored, scanned, copied`,
  `contract, contracts, small print, fine print, terms and conditions, notice period, cooling off, contract /
   membership + cancel / cancelled / renewed / renewal / locked / tied / terminate / terminated / minimum / month /
   year / automatically / small, auto-renew, auto-renewed, auto renewal, automatic renewal, renewed automatically,
   renewed without, locked in, tied in, exit fee, exit fees, termination fee, early termination, cancellation fee,
   rolling contract, twelve month contract, minimum term, contract length, signing up, unfair terms, hidden clause,
   hidden clauses, contractual, contractually, legally binding | clause, renew, renewed, renewal, conditions, cancel,
   minimum, lawyer, page, pages, clauses, terminate, terminated, termination, terms, term, months, binding, salesman,
   read, agreed, agreement, twelve, twenty-four, direct, debit, penalty`,
  `paperwork, forms, form filling, photocopy, photocopies, notarised, paper form, form / forms / documents / papers /
   paperwork + fill / filled / filling / sign / signed / lost / again / missing / twice / submit / submitted / copies
   / uploaded / pages / print, documents / papers / file / paperwork + lost / missing / rejected / resend / resent /
   certified / apostille, bureaucracy, bureaucratic, red tape, application form, claim form, claim forms, fill in
   forms, fill in a form, filled in the form, fill out, filled out, proof of address, birth certificate, identity
   card, passport copy, certified copy, certified copies, notary, in triplicate, triplicate, fax, faxed, scanned
   copies, supporting documents, utility bill, file number, incomplete file, dossier | papers, documents, document,
   signature, stamp, copies, fill, certificate, copy, scan, scanned, printed, print, sign, signed, pages, upload,
   uploaded, resubmit, resend, file, missing, passport, statement, statements, box, boxes, original, originals,
   submit, submitted, envelope, officer, clerk, id, documentation`,
  `translation, interpreter, translated, english speaking, language barrier, english menu, translator, nobody spoke,
   no english, spoke no, speaks no, speak english, in english, speak french, google translate, multilingual, speak /
   speaks / spoke / spoken / speaking / understand / understood / understands + english / french / german / spanish /
   italian / chinese / arabic / word / language / languages / persian / dutch, translate / translated / translation +
   menu / signs / website / app / badly / google / english / manual / instructions / documents, translations,
   mistranslated, translate app, translation app, sign language interpreter, foreign language, only in english, only
   in french, only in german, only in spanish, foreigners, foreigner, broken english, poor english, pidgin, hand
   gestures, used gestures, bilingual, no translation, not translated, native speaker, native speakers, could not
   communicate, language skills | language, english, speak, spoke, understand, accent, foreign, mother, tongue, menu,
   languages, german, french, spanish, chinese, translate, signs, gestures, word, words, write, communicate,
   communication, gesture, pointing, app, tourists, tourist, written, letter, notice, announcements, announcement,
   subtitles, dictionary, misunderstood, portuguese, italian, dutch, russian, polish, arabic, japanese`,
  `deposit, deposits, security deposit, bail, pre-authorisation, deposit + back / returned / refunded / withheld /
   kept / keep / lost / weeks / scratch / damage / released / hold, deposit back, our deposit, my deposit, the
   deposit, holding deposit, damage deposit, caution money, preauthorisation, authorisation hold, bond | back,
   returned, withheld, kept, keep, blocked, damage, deduction, weeks, held, released, release, hold, cleaning,
   deducted, deduct, scratches, inventory, landlord, inspection, charge`,
  `tip, tips, tipping, gratuity, service charge, tipped, tipping culture, tip jar, tip screen, service charges,
   service fee, gratuities, discretionary | added, percent, expected, mandatory, bill, waiter, automatically, jar,
   screen, staff, percentage, twenty, fifteen, optional, guilt, pressured, card`,
  `tax, vat, city tax, tourist tax, import duty, customs duty | fee, extra, receipt, pay, form, duty`,
  // care
  `pharmacy, prescription, prescriptions, medication, medicine, medicines, pills, pharmacist, dosage, pharmacies,
   pharmacists, antibiotics, antibiotic, inhaler, insulin, painkillers, ibuprofen, paracetamol, eye drops, cough
   syrup, drugstore, chemist, chemists, dispensary, dispensing, repeat prescription, collect my prescription, pick up
   my prescription, capsules, ointment, prescription / prescriptions / medicine / medication / pills / tablets /
   inhaler + wrong / ready / lost / wait / stock / missing / dose / dosage / mixed / refill / counter / days, repeat
   prescriptions, pharmacy assistant, pharmacy counter, antihistamine, blood pressure tablets, morning-after pill,
   vaccination appointment, drug store, statins, sleeping pills, cough medicine, thermometer, blister pack, prescriber
   | dose, drugs, wrong, refill, stock, allergic, side, drops, syrup, counter, counters, collect, pack, box, doctor,
   dosages, fever, feverish, behind, label, ready, noon, shelf, queue, blister, leaflet, interaction, interactions,
   surgery, gp, nhs, tablets`,
  `blood test, x-ray, x-rays, lab results, test results, ultrasound, mri, biopsy, laboratory, blood tests, blood +
   drawn / results / sample / arm / vein / needle / tube, blood work, bloods, blood sample, urine sample, mammogram,
   ct scan, scan results, lab work, radiologist, radiology, cholesterol test, swab, pcr test | results, sample,
   needle, scan, lab, lost, bruise, samples, urine, tube, tubes, veins, vein, arm, bruised, fasting, wait, technician,
   weeks`,
  `dentist, dentists, dental, root canal, tooth, teeth, braces, tooth / teeth / gum / gums / crown / filling / bridge
   / implant / denture + pain / fell / broke / broken / fallen / numb / drill / drilled / pulled / cracked / infected
   / wrong / loose, dentures, denture, implant, implants, orthodontist, wisdom tooth, wisdom teeth, molar, veneers,
   veneer, dental chair, dental hygienist, dental work, dental bill, abscess, tooth extraction, invisalign, retainer |
   anaesthetic, drill, pain, gum, jaw, hygienist, bite, drilled, drilling, numb, numbing, injection, extraction,
   polish, cleaning, gums, infected, infection, cracked, chipped, crown`,
  `glasses, lenses, contact lenses, optician, spectacles, eye test, frames, frames / lenses / glasses + scratched /
   wrong / blurry / prescription / broke / broken / loose / headache / headaches / crooked / varifocal, varifocals,
   varifocal, bifocals, progressive lenses, optometrist, opticians, eye exam, eye examination, sight test, sunglasses,
   contact lens, anti-glare, ophthalmologist, eyewear | frame, eyes, sight, prescription, blurry, lens, vision,
   headaches, dizzy, crooked, nose, hinge, scratch, scratched, arm, coating, reading, test, fitting`,
  `visiting hours, visitors, visitor, ward, bedside, call button, call bell, nurse / nurses / buzzer / bell / button +
   call / pressed / rang / night / hours / came / answered / ignored, wards, call buzzer, buzzer, at the bedside,
   overnight stay in hospital, bed bath, bedpan, catheter, drip, discharge papers, discharged, hospital food, hospital
   bed, on the ward, night nurse, visiting time, sister in charge, intensive care, recovery room | nurse, bell, night,
   patient, patients, visit, family, bed, ring, nurses, pain, relief, pressed, buzzed, hours, surgery, discharge,
   trolley, corridor, matron, shift`,
  `homework, curriculum, exam, exams, textbook, textbooks, lecture, lectures, teacher, teachers, tutor, teacher /
   tutor / lecturer / professor / instructor + absent / late / late / cancelled / strict / boring / explain /
   explained / unprepared / unqualified / accent / replaced, class / classes / lesson / lessons / course + cancelled /
   crowded / boring / level / unprepared / online / overcrowded / late / beginners, lecturer, lecturers, professor,
   professors, tutors, tutoring, syllabus, coursework, assignment, assignments, dissertation, diploma, certificate of
   completion, seminar, seminars, pupils, classmates, classroom, classrooms, timetable, driving lesson, driving
   lessons, driving instructor, semester, tuition, tuition fees, marked my, grading, graded, language course, evening
   class | class, classes, lesson, lessons, pupil, student, grades, slides, marking, students, school, level,
   recorded, feedback, group, groups, exercises, explained, subject, essay, mark, marks, grade, test`,
  `funeral, wedding, weddings, banquet, conference room, meeting room, projector, conference, bride, groom, wedding
   party, wedding day, wedding venue, wedding planner, wedding cake, wedding reception, our wedding, my wedding, our
   big day, bridesmaids, christening, baby shower, bar mitzvah, baptism, birthday party, private party, private
   function, function room, event room, venue hire, party room, av equipment, whiteboard, flip chart, microphone,
   microphones, hdmi cable, seminar room, delegates, coffin, undertaker, ashes, hearse, mourners, cremation, marquee,
   buffet for guests | guests, event, party, room, hall, screen, reception, flipchart, organiser, cake, flowers,
   dance, toast, speeches, speech, hired, booked, deposit, venue, guest, planner, coordinator, decorations, balloons,
   tables, sound, catering`,
  // goods and places around
  `packaging, bubble wrap, polystyrene, cardboard box, wrapping paper, gift wrap, plastic wrap, gift wrapping,
   gift-wrapped, giftwrap, gift box, gift bag, gift note, gift message, gift receipt, gift tag, wrapped it, wrapped
   the, wrapping, tissue paper, ribbon, ribbons, bow, bows, greeting card, greetings card, greeting cards, handwritten
   card, personal message, personal note, birthday card, birthday present, as a present, as a gift, bubblewrap,
   packing peanuts, brown bag, shrink wrap, bow tied, box / boxes / parcel / package / packaging + crushed / torn /
   open / opened / damaged / oversized / huge / dented / soaked / wet / flimsy / filler / padding / taped / plastic /
   wasteful / ripped, wrapped / wrapping / wrap + gift / paper / present / badly / plastic / bow / ribbon / birthday /
   newspaper / loose, overpackaged, over-packaged, excess packaging, unpack, unpacked, unpacking, unwrap, unwrapping,
   cling film, clingfilm, jiffy bag, padded bag, void fill, styrofoam, foam peanuts, outer box, inner box, cardboard
   boxes, blister packaging, hard to open, impossible to open, scissors, no padding, no protection, seal broken,
   broken seal, seal was broken, unsealed, vacuum packed, leaked in the box | box, plastic, cardboard, wrapped,
   carton, waste, tape, foil, crushed, gift, gifts, present, presents, birthday, wedding, christmas, anniversary,
   surprise, note, message, card, paper, sticker, torn, crooked, scrunched, bag, unwrapped, opened, niece, nephew,
   grandmother, grandma, mother, tag, printed, wrote, receipt, sleeve, padded, envelope, boxes, bubble, flimsy,
   dented, name, rattling, loose, seal, sealed, leaked, leaking, spilled, shattered, smashed, fragile, oversized,
   recycle, recyclable, peeling, stuck, sticky, glue, ripped, protected, protection, protective, crumpled, soaked,
   wet, layers, wrap, padding`,
  `recycling, recycle, plastic waste, food waste, environment, single use, carbon footprint, sustainability, paper
   straws, plastic bags, plastic cups, reusable, refillable, compostable, biodegradable, green credentials, eco
   friendly, polluting, greenwashing, landfill, climate, plastic + wrapped / everything / cutlery / single / cups /
   bags / bottles / straws / pointless / unnecessary / excessive, food / bread / leftovers + thrown / waste / wasted /
   binned / bin, recyclable, recycled, recycle bin, recycling bin, recycling bins, environmentally, environmental,
   carbon, co2, emissions, sustainable, unsustainable, ecological, ecologically, disposable cups, disposable cutlery,
   disposable plates, disposables, zero waste, microplastics, greenwash, energy waste, wasting energy, wasting water,
   wasting paper, wasteful, own cup, own bag, own container, keep cup, refill station, heat lamps, patio heaters on,
   lights on all night, palm oil, fair trade, free range, food miles, local produce, pollution | plastic, waste,
   green, bins, cups, throw, thrown, planet, paper, separate, reuse, bag, bags, straws, bottles, bottle, wrapped,
   individually, lights, tonne, eco, refill, energy, packaging, towels, tons, disposable, container, containers,
   cutlery, polystyrene, pollute, idling, engine, print, printed, receipts, planet's, wasted, rubbish, organic, local`,
  `manual, instructions, instruction manual, assembly instructions, user guide, leaflet, instructions + missing /
   unclear / wrong / language / assemble / useless / tiny / confusing / printed / chinese, screw / screws / bolt /
   bolts / holes + missing / fit / align / aligned / wrong / drill / short, user manual, setup guide, quick start,
   quick-start guide, assembling, flat pack, flatpack, assembly, diagrams, step by step, illustration, allen key,
   printed manual, pictures unclear | assemble, screws, steps, diagram, read, page, language, unclear, follow, holes,
   bolts, parts, missing, video, confusing, drawings, pictures, font, hours, screwdriver, pieces, align, print,
   chinese, tiny`,
  `spare part, spare parts, replacement part, accessories, accessory, adapter, part / parts + discontinued / order /
   ordered / available / unavailable / stock / spare / wait / weeks / obsolete, replacement parts, replacement filter,
   filter, filters, cartridge, cartridges, spares, discontinued part, no spares, obsolete part, repair kit,
   replacement battery, replacement bulb | part, parts, order, available, discontinued, model, screws, fits, obsolete,
   weeks, months, factory, supplier, manufacturer, old, battery, backorder, compatible, incompatible`,
  `tyre, tyres, tires, brakes, gearbox, engine oil, oil change, mot, courtesy car, replacement car, loan car, mechanic
   / mechanics / garage / workshop + oil / brakes / noise / engine / wrong / fix / fixed / service / exhaust / bill,
   brake pads, brake, clutch, exhaust, exhausts, spark plugs, alternator, radiator leak, wheel alignment, wheel nuts,
   wheel nut, bodywork, car service, full service, mot test, mot failed, mots, mechanics, timing belt, cambelt, head
   gasket, gasket, tyre pressure, car battery, dashboard light, warning light, engine light, dealership workshop,
   service light, hire car, windscreen wipers, winter tyres, puncture, punctured, repaint, respray | wheel, oil,
   engine, car, balance, fitted, mechanic, rattle, service, fix, fixed, noise, leak, leaking, serviced, workshop,
   wheels, nuts, diagnose, diagnosed, diagnostics, labour, mileage, rattling, squeal, garage, advisory`,
  `lost property, lost and found, left behind, left my phone, left my jacket, left my charger, left my glasses, left
   my bag, forgot my charger, forgot my phone, forgot my, left our, forgotten item, forgotten items, lost item, lost
   items, returned my, posted back, post it back, left / forgot / forgotten / lost / leave + phone / jacket / charger
   / glasses / umbrella / wallet / scarf / earrings / ring / watch / teddy / coat / laptop / hat / passport / toy /
   room / behind / train / ipad / headphones, return / returned / post / posted / send / sent / found / find / hand /
   handed + lost / forgotten / wallet / umbrella / teddy / earring / jacket / charger / scarf, lost item form,
   forgotten property, misplaced, never returned it, handed in, hand it in, nobody had found, nothing was found, left
   it in the room, left them in the room, items left | lost, forgot, forgotten, found, umbrella, jacket, glasses,
   phone, scarf, handed, wallet, teddy, ring, earring, earrings, keys, hat, gloves, charger, post, courier,
   housekeeping, drawer, pillow, searched, returned, backpack, laptop, watch, necklace, bracelet, coat, airpods,
   headphones, passport, toy, bear, forgetting, drawers, safe, seat, taxi, train, cleaner, wardrobe`,
  `uniform, uniforms, dress code, name badge, name tag, name badges, dress codes, apron, aprons, costume, hi-vis,
   dirty shirt, scruffy, untidy, unkempt, crumpled, nametag, no name badge, no name tag, lanyard, work clothes,
   dressed like, dressed up, dressed down, overdressed, underdressed, smart casual, jacket required, jacket and tie,
   flip flops, no shorts, no trainers, turned away for wearing, refused entry because of my, unshaven, dirty uniform,
   dirty apron, stained apron, stained uniform, sloppy, unprofessionally dressed, scruffily | tie, dressed, badge,
   trainers, shirt, jacket, shoes, outfit, tattoos, trousers, jeans, jumper, skirt, hat, cap, stained, shirts, suit,
   polo, recognise, shorts, sandals, wore, casual, dressing, appearance, hairnet, gloves, nails, hygiene, stains,
   holes, hoodie, tracksuit, ironed, refused, entry, turned`,
  `elderly, seniors, pensioner, pensioners, senior citizens, old / older / elderly / frail + people / person / parents
   / couple / lady / gentleman / mother / father, old age pensioner, oap, oaps, care home, nursing home, carer,
   carers, frail, eighty year old, dementia, alzheimer's, senior discount, hard of hearing, over seventy, over 65 |
   aged, grandmother, grandfather, seat, aunt, hearing, parents, eighty, ninety, seventy, stick, walker, stand,
   internet, patience, gran, nan`,
  `beach, sea view, seaside, sunset, viewpoint | view, sand, sea, window, mountain, lake, balcony, facing, water`,
  `excursion, excursions, guided tour, tour guide, sightseeing, museum, audio guide, tour / guide / museum /
   exhibition / trip + cancelled / rushed / boring / hear / late / crowded / overpriced / cut / short / group /
   english, guided tours, walking tour, boat trip, boat trips, boat tour, day trip, day trips, day tour, coach tour,
   coach trip, hop on hop off, sightseeing bus, exhibition, exhibitions, exhibit, exhibits, gallery, city tour, tour
   operator, tour leader, tour company, snorkelling, safari, winery tour, our guide, the guide | guide, tour, group,
   bus, ticket, tickets, headset, visit, castle, rushed, itinerary, hurried, commentary, microphone, meeting point,
   boat, pickup, tourists, sites, monument, ruins, statue, wait, groups, stops, shopping, hear`,
  `smell / smells / smelled / smelt / stank / stink / stinks / stinking / reek / reeked / reeks / stench / odour /
   odor / whiff + damp / mould / mold / drains / drain / sewage / sewer / urine / sweat / fish / rotten / eggs /
   cigarettes / smoke / room / corridor / carpet / fried / frying / grease / chemical / chemicals / paint / bleach /
   dog / musty / cooking / kitchen / bin / bins / toilet / garlic / lobby / perfume / horrible / disgusting /
   unbearable, smelly, stench, stinky, stank, stink, stinks, stinking, reek, reeked, reeks, reeking, odour, odours,
   odor, odors, musty, fusty, pong, ponged, whiff, malodorous, foul smell, bad smell, smell of, smells of, smelled of,
   smelt of, smelled like, smelt like, smells like, air freshener, air fresheners, rotten eggs, wet dog, body odour,
   body odor, gagging, made me gag, hold my breath, nauseating | smell, smells, smelled, smelt, nose, noses, drains,
   drain, sewage, sewer, damp, mould, mouldy, rotten, sour, chemical, bleach, perfume, sweat, sweaty, fish, gag,
   nausea, nauseous, sick, headache, window, windows, airing, aired, ventilation, carpet, fumes, breath`,
  `open / opens / opened / opening / closed / closes / close / closing / shut / shuts / shutting + sunday / sundays /
   monday / mondays / saturday / saturdays / holiday / holidays / five / six / seven / eight / nine / ten / noon /
   midnight / hours / early / earlier / google / sign / lunchtime / pm / evening / weekend / weekends / advertised /
   door / doors, opening hours, opening times, opening time, business hours, closing time, closing hours, store hours,
   shop hours, office hours, working hours, hours of operation, last entry, last orders, kitchen closed, closed early,
   closes early, closed at, closes at, opens at, opened late, open late, opens late, early closing, closed on sundays,
   closed for lunch, shut early, shut at, shuts at, bank holiday, bank holidays, public holiday, opening day, found it
   closed, closed door, locked doors, listed hours, wrong hours, hours online, hours posted, hours on the door, hours
   on google | closed, opening, shut, google, locked, timetable, posted`,
  `appointment / appointments / booking / reservation / slot / slots + cancelled / late / weeks / months / moved /
   rescheduled / available / earliest / next / phone / online / forgotten / lost / record / double / confirmed /
   confirmation / missed / wait / waited / hours / book / booked / get / change / changed, book / booked / booking /
   make / reserve / reserved + appointment / slot / table / phone / online / weeks, appointment, appointments, time
   slot, time slots, timeslot, timeslots, booking system, booked slot, double booked, overbooked, overbooking, no
   record of our, no record of my, reschedule, rescheduled, rescheduling, no availability, earliest date, fully
   booked, waiting list, waitlist, no-show, booking confirmation, reserved table, table reservation, reservation was
   lost, lost our reservation, lost my booking, lost our booking, our reservation, our booking, my booking, my
   reservation | booking, booked, book, reservation, reserved, reserve, slot, slots, confirmation, confirmed,
   calendar, date, dates, cancelled, months, weeks, earliest, availability, available, diary, receptionist, earlier,
   postponed, moved, list, turned`,
  `subscription / subscriptions / membership / trial + cancel / cancelled / cancelling / renewed / renew / charged /
   stop / ended / month / free / pause / paused / button / unsubscribe / still / impossible / refund, cancel /
   cancelling + button / online / letter / impossible / hidden / notice, subscription, subscriptions, subscribed, free
   trial, trial period, trial month, monthly fee, monthly plan, cancellation, cancellations, cancellation button,
   cancellation policy, cancellation process, cancel button, cancel my account, cancel my membership, cancel my plan,
   cancel online, cancelling my, recurring payment, recurring charge, recurring payments, kept charging, keeps
   charging, still charging, still being charged, charged monthly, after cancelling, after i cancelled, after
   cancellation, auto renew, auto-renewed, auto-renewal, automatic renewal, direct debit | cancel, cancelled,
   cancelling, renewed, renewal, renew, monthly, yearly, annual, debit, recurring, retention, notice, letter, button,
   unsubscribe, terminate, stop, membership, pause, paused`,
  `suitcase / suitcases / bag / bags / luggage / baggage / case + lost / broken / damaged / missing / delayed / wheel
   / handle / zip / belt / carousel / overweight / weight / kilos / arrived / delayed / wet / oversized / fee / ripped
   / opened / torn / cabin, lost luggage, lost baggage, delayed baggage, missing luggage, missing bag, lost bag, lost
   our bags, lost my bag, lost suitcase, broken suitcase, baggage claim, baggage carousel, luggage belt, baggage belt,
   carousel, baggage allowance, luggage allowance, baggage fee, baggage fees, bag fee, bag fees, checked bag, checked
   bags, checked baggage, checked luggage, hand luggage, hand baggage, carry-on, carry on bag, carry-ons, cabin bag,
   cabin bags, cabin luggage, overhead bin, overhead bins, overhead locker, overhead lockers, baggage handlers,
   baggage desk, baggage office, porter, porters, excess baggage, overweight bag, bag sizer, trolley case, rucksack
   ripped, baggage, luggage tag | luggage, bags, bag, suitcase, suitcases, cases, kilos, kilo, overweight, allowance,
   wheel, wheels, handle, zip, belt, gate, check-in, checked, scales, weigh, weighed, arrived, missing, lost, damaged,
   delayed, destination, airport, tag, tags, rucksack, backpack`,
];
