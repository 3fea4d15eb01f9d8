extension Phrases {
    static let cleanliness = Phrases(
        complaints: [
            (
                "tables",
                [
                    "{Every table|Each table|The only free table} was {covered in crumbs|sticky|full of dirty cups}.",
                    "{Had to clean|I wiped} our table {myself|with my own tissues} {before we could sit|, sticky all over}.",
                    "{Dirty cups|Plates and cups} {on every table|piled up on the tables}, {staff walked past|nobody clearing}.",
                    "{Crumbs|Crumbs and milk} all over the {seats|tables}, {not nice|looked like nobody had been round for hours}.",
                    "Sticky {tables|menus}, sticky chairs, {sticky everything|sticky hands}.",
                ]
            ),
            (
                "toilets",
                [
                    "The {toilet|toilets|loo} {was filthy|had not been cleaned all day|smelled awful|was a disgrace}.",
                    "{No soap|No soap and no paper|No paper} in the {toilets|loo|toilet}{, again| for the second time this week|, in a place that serves food}.",
                    "{Please clean the toilets|Someone needs to check the toilet|Sort out the loo}, {it was disgusting|I turned round and walked out|my daughter refused to go in}.",
                    "{Toilet|Toilets|The loo} {flooded|blocked|out of order} {and nobody had put a sign up|when I was there|, water everywhere}.",
                    "{Nice coffee but|Love the [food] but} the toilets {let you down|are grim|need a good scrub}.",
                    "The {cleaning sheet in the toilet|sheet on the toilet door} was {last signed two days ago|blank}{.| and it looked like it.}",
                    "{Baby change in the toilet|Baby change in the loo} was {dirty|broken and dirty}, {had to use the car|not acceptable}.",
                ]
            ),
            (
                "floor",
                [
                    "{Bins|The bins} {overflowing|were overflowing}, {cups stacked on top|wasps everywhere|rubbish on the floor}.",
                    "{Rubbish|Rubbish and napkins} {on the floor by the bins|under the benches|all round the door}.",
                    "{Nowhere to put our cups|Could not throw anything away}, the bin was {full|overflowing}.",
                    "{Floor|The floor} {had not been swept|was wet with spilt coffee|was covered in wet leaves} {all day|, slippery too}.",
                ]
            ),
            (
                "counter",
                [
                    "The sugar station was {a mess|swimming in milk|all spills and torn paper}.",
                    "{Counter|The counter} {wet|dirty|covered in coffee grounds} {where they put my [food] down|right next to the pastries}.",
                ]
            ),
        ],
        praise: [
            "{Spotless|Always spotless|Everything spotless}, {even the toilets|right down to the skirting boards|a pleasure to sit in}.",
            "{Clean|Lovely clean} tables, {cleared straight away|someone wiped ours before we sat down}.",
            "You {can see|can tell} they {take care of the place|clean all the time}.",
        ])

    static let drinks = Phrases(
        complaints: [
            (
                "temperature",
                [
                    "[drink] was {lukewarm|barely warm|stone cold} {by the time I got it|at best|and I only walked ten metres}.",
                    "{Cold|Lukewarm|Tepid} [drink]{, had to send it back|, again| and a shrug}.",
                    "My [drink] was {lukewarm|tepid} {, not hot at all|after standing there}.",
                ]
            ),
            (
                "taste",
                [
                    "[drink] tasted {burnt|bitter|sour}{, could not finish it| today|, not what it used to be}.",
                    "{Weak|Watery|Very weak} [drink], {like dishwater|for that money|hardly any coffee in it}.",
                    "{Coffee was bitter|The espresso was sour|The shot was burnt}, {is the machine being cleaned?|I think the machine needs a service.|new beans?}",
                ]
            ),
            (
                "milk",
                [
                    "{All foam|Half foam} and {no coffee|a mouthful of coffee}, {asked for a flat white|that is not a [drink]}.",
                    "{No foam on my cappuccino, just hot milk|Bubbly foam on my cappuccino, like washing-up}.",
                ]
            ),
        ],
        praise: [
            "Best [drink] {in town|on the quay|by far|I've had in months}.",
            "[drink] was {perfect|delicious|spot on|silky and hot}.",
            "{Great coffee|Proper coffee|Really good coffee}, {every single time|always the same quality|worth the walk}.",
            "The [drink] {was a work of art|had a little boat drawn in it|made my day}.",
        ])

    static let food = Phrases(
        complaints: [
            (
                "freshness",
                [
                    "The [food] was {stale|dry|hard as a rock}{, surely from yesterday| and still full price|}.",
                    "{Stale|Dry} [food]{, went in the bin|, a pity|, not worth it}.",
                    "[food] {tasted like yesterday|was dry and crumbly|must have been from yesterday}.",
                ]
            ),
            (
                "choice",
                [
                    "{Nothing left|Hardly anything left} to eat by {eleven|one o'clock|lunch}, {empty shelves|sold out of everything}.",
                    "[food] {sold out again|always sold out}, {please bake more|third time now}.",
                    "{No vegan choice at all|Little choice for vegetarians|Poor choice today}, {only crisps|just one sad wrap}.",
                ]
            ),
            (
                "temperature",
                [
                    "{Cheese toastie|Bacon roll|Sausage roll} {cold in the middle|stone cold inside|hot outside and cold inside}.",
                    "Food came out {cold|barely warm}, {back it went|they offered to heat it again, by then I had to go}.",
                ]
            ),
        ],
        praise: [
            "The [food] {is to die for|was still warm|was so fresh}.",
            "{Loved the|Amazing|Lovely} [food]{.|, had to get a second one.|, my kids fought over it.}",
            "{Good choice of food|Plenty to choose from}, {even after lunch|vegan stuff too}.",
        ])

    static let atmosphere = Phrases(
        complaints: [
            (
                "noise",
                [
                    "Music {far too loud|so loud we had to shout}{, it's a café not a club| at nine in the morning|}.",
                    "{Very noisy|So noisy}, {could not hear my own phone|the grinder never stops|somebody dragging furniture about}.",
                ]
            ),
            (
                "seating",
                [
                    "{Nowhere to sit|No free seats}, {laptops at every seat|bags on half the seats}.",
                    "{Wobbly chairs|Uncomfortable chairs}{ and no socket that works|, we did not stay long}.",
                    "{Seats|Half the seats} {still stacked up|roped off} at {ten|four}, {why|with people standing}.",
                ]
            ),
            (
                "temperature",
                [
                    "{Freezing|Absolutely freezing} {inside|by the window}, {door wedged open|sat with my coat on}.",
                    "{Draughty|So draughty} {by the door|upstairs}, {kids kept their hats on|my [drink] went cold in a minute}.",
                ]
            ),
        ],
        praise: [
            "{Cosy|So cosy|Lovely and cosy} {corner by the window|when it rains|place to read}.",
            "{Love the view|Great view} {of the boats|over the harbour|from the bench upstairs}.",
            "{Nice music|Lovely atmosphere|Relaxed place}, {stayed two hours|could sit there all day}.",
        ])

    static let price = Phrases(
        complaints: [
            (
                "price",
                [
                    "{Getting expensive|So expensive now|Too expensive}, {nearly a fiver for a [drink]|prices up again|almost €5 for a [drink]}.",
                    "{Price|The price} of a [food] {is a joke|has gone mad|made me blink}.",
                    "{They charge|You charge} extra for oat milk, {really|come on|in this day and age}.",
                ]
            )
        ],
        praise: [
            "{Good value|Fair prices|Decent price} {with the loyalty card|for the quality|these days}.",
            "The {breakfast deal|lunch deal} is {great value|unbeatable}.",
        ])
}
