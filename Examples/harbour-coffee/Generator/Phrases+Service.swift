extension Phrases {
    static let speed = Phrases(
        complaints: [
            (
                "queue",
                [
                    "The queue was {out of the door|back to the window|past the cake counter} and {nobody seemed in a hurry|it barely moved|no sign of a second pair of hands}.",
                    "{Waited|Stood in line for|Queued} [wait] {for a [drink]|for one [drink]|just to order a [drink]}.",
                    "[wait] in the queue {for a [drink] to go|before anyone took my order|on my lunch break} is too {long|much}.",
                    "{I gave up|Two people in front of me gave up|My friend gave up} on the queue and {went next door|left|walked out}.",
                    "The line {snaked round the tables|never got shorter|was longer than at the airport} and there was {one man on coffee|no second barista in sight|somebody restocking cups instead of serving}.",
                    "{Always|Every morning|Again} a queue at {half eight|lunch|this time}, {surely you know that by now|you could set your watch by it|and never an extra pair of hands}.",
                    "By the time I got to the front of the queue my {bus had gone|parking had run out|break was over}.",
                    "Waited [wait], {then waited again for the drink|and nobody said sorry|with a toddler on my hip}.",
                    "Two queues, {one to order and one to collect|and I picked the wrong one|no idea which was which}, and {both slow|neither moving}.",
                    "{Mobile orders kept jumping the queue|App orders overtook the whole queue|Everyone collecting went ahead of the line} while we {stood there|looked on}.",
                ]
            ),
            (
                "till",
                [
                    "{Card reader|The card reader} {failed twice|kept timing out|would not take contactless}, so {everyone stood about|nobody could pay}.",
                    "The till {froze|crashed|ran out of paper} and {nobody knew what to do|it took a manager to sort it|we all stood there}.",
                    "{Three members of staff|Plenty of people} behind the counter and {only one till|a single till} {open|working}.",
                    "Paying {took longer than the coffee|was a drama}: the till {did not know my loyalty card|charged me twice first}.",
                ]
            ),
            (
                "understaffed",
                [
                    "{Poor lad|The girl|The young man} was {on his own|alone} behind the counter, {clearly short-staffed|short-staffed again}, and it took [wait].",
                    "{Short-staffed|Clearly short-staffed|You were short-staffed again} and it {showed|took [wait] to get a [drink]}.",
                    "{Only one person|One person} {making everything|on tills, coffee and food}, {took [wait]|felt sorry for her|not her fault but it was slow}.",
                    "{Nobody|No one} {came to the counter|was at the counter} for [wait], {the only barista was in the back|the single barista was outside smoking}.",
                ]
            ),
            (
                "handover",
                [
                    "Ordered {in a minute|quickly}, then {stood at the pick-up end for [wait]|[wait] at the pick-up counter}.",
                    "Drinks {sat|went cold} at the pick-up end {because nobody called them out|and no one called a name}.",
                    "{Six of us|A crowd of us} at the pick-up end, {nobody knowing whose drink was whose|all staring at one poor barista}.",
                ]
            ),
        ],
        praise: [
            "{In and out|Served} in {two minutes|three minutes|no time}, {perfect before work|just what I need at eight in the morning|brilliant}.",
            "{Really|Very|So} quick {even though it was busy|considering how full it was|this morning}.",
            "[drink] {ready|in my hand} before I had put my {card|purse|phone} away.",
            "{Fast|Quick|Speedy} and {cheerful|no fuss|easy}.",
            "Big crowd but {they flew through it|it moved fast|the team had it under control}.",
        ])

    static let friendliness = Phrases(
        complaints: [
            (
                "greeting",
                [
                    "{Not even a hello|No hello, no smile|Not so much as a good morning}, just \"{next|yes|what}\".",
                    "Nobody {looked up|made eye contact|greeted me} {when I came in|the whole time|until I coughed}.",
                    "{Served|Handed my [drink]} without a word, {no eye contact|not one good morning}, {like I was invisible|felt unwelcome}.",
                    "A simple hello {costs nothing|would have been nice|is all I ask}.",
                ]
            ),
            (
                "attention",
                [
                    "{Ignored|I was ignored} for {ages|a good two minutes} while {they talked about their weekend|[staff] was on the phone|cups were being counted}.",
                    "{Two of them chatted|They chatted} {about a party|among themselves} and {I stood there like a lemon|let me stand there}.",
                    "{[staff] was busy with a phone|Everyone on their phones}, {ignored us completely|took a cough to get served}.",
                    "Staff {chatted|chatting} in the corner, {customers come second|we felt in the way}.",
                ]
            ),
            (
                "rude",
                [
                    "{The barista|[staff]|The woman at the till|The man serving} was {really|quite|just plain} rude {when I asked for oat milk|to the old lady in front of me|about my reusable cup|to me and my kids}.",
                    "{Got a sigh|Heard a big sigh|All I got was a sigh} when I {asked for a [drink]|wanted to pay by card|asked for the wifi code}.",
                    "{[staff]|The barista|The girl behind the counter} {snapped at me|rolled {his|her} eyes|was rude} because I {changed my mind|did not have my loyalty card|asked how long it would be}.",
                    "{Such an attitude|What an attitude|The attitude in there} {for a coffee shop|, I won't be back|, you feel like a nuisance}.",
                    "{Grumpy|Unfriendly|Very grumpy} {service|staff}, {again|as usual here|never seen anyone smile}.",
                    "Staff were {arguing|moaning about their shifts} in front of {us|customers} and {rude|grumpy} when I {asked for help|asked for a spoon}.",
                    "I asked {nicely|politely} for {a lid|more napkins|hot water for a baby bottle} and was {told off|snapped at}. {Rude|Unfriendly}.",
                    "{Honestly the rudest service on the coast|So rude I left without my change|Rude, plain and simple}.",
                    "{[staff] made me feel|They make you feel} {stupid|like a burden|in the way}. {Unfriendly place|No need to be so unfriendly}.",
                    "{Coffee is fine, the attitude is not|Good [drink], terrible attitude|Lovely view, grumpy people}.",
                ]
            ),
        ],
        praise: [
            "{[staff] is a star|[staff] remembered my name|[staff] always remembers my order}, {makes my morning|thank you|what a lovely person}.",
            "{Lovely|Such lovely|The friendliest} {people|team|staff} {in town|you could wish for|behind the counter}.",
            "{Big smile|A real smile|Warm hello} {from everyone|as soon as I walked in|even on a wet Monday}.",
            "They {helped me with the pram|carried my tray to the table|found a bowl of water for the dog} {without being asked|, so kind}.",
            "{Had a nice chat with [staff]|[staff] recommended the [food] and was right|[staff] could not have been nicer}.",
        ])

    static let accuracy = Phrases(
        complaints: [
            (
                "wrong_item",
                [
                    "Asked for oat {and got ordinary milk|, got cow's milk}, {second time this month|had to go back}.",
                    "I said decaf and {got the wrong one, awake until three|it was clearly the wrong one}.",
                    "{Wrong milk|The wrong milk} in my [drink], {I can't drink that|and I only noticed on the train}.",
                    "My {soy|oat} [drink] {was made with ordinary milk|came with cow's milk}, {please listen|nobody checked the ticket}.",
                    "{Wrong order|The wrong order} {again|two days running}, asked for a [drink], got {tea|a mocha with cream|who knows what}.",
                    "Order was wrong and {nobody read it back|they blamed the app|I got a shrug}.",
                ]
            ),
            (
                "missing_item",
                [
                    "They {forgot my [food]|forgot the [food]|forgot half the order} and I {only saw at the office|had to queue again|was already on the train}.",
                    "{[food] missing from the bag|The [food] was missing|One drink missing}, {paid for though|as I saw at my desk|from an order of four}.",
                    "The [food] was {left out|left out of the bag}, {not the first time|and the receipt says I paid}.",
                    "Came without {the extra shot|the sugar|the [food]} {I paid for|I asked for twice}.",
                ]
            ),
            (
                "name",
                [
                    "{Got someone else's|Was given somebody else's} [drink], {no name on the cup|the cups got mixed up}.",
                    "{No name on the cups|Nobody writes a name on cups any more}, {we all grabbed the nearest|someone walked off with mine}.",
                    "Drinks {were|got} mixed up, {my name was on a mocha|three of us swapped cups at the door}.",
                ]
            ),
        ],
        praise: [
            "{They read the order back|The order was read back to me} and it was {spot on|exactly right}.",
            "{Complicated order|Six drinks for the office}, {all correct|not one mistake|every one right}.",
            "{Exactly|Just} what I asked for, {as always|every time}.",
        ])
}
