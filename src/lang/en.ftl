# The program's sentences in English. Each stands in every language under the same name.

# --- the interview
intro = Pothik asks what you enjoy (about 3 minutes), then about your situation. There are no right answers. Nothing is stored or sent.
intro-menu = Press the number of your answer. q stops and gives you a code to go on with.
intro-plain = Type a number and Enter. You can stop at any time and get a code to go on with.
section-circumstances = Now your situation. You may skip any question.
section-follow-ups = Two skills are very close. A few more questions will tell them apart.
progress = { $n } of { $of }
progress-about = { $n } of about { $of }
ask-rating = Would you enjoy doing this?
rating-5 = very much
rating-4 = quite a lot
rating-3 = not sure
rating-2 = not really
rating-1 = not at all
option-skip = skip
option-not-sure = not sure
option-stop = stop
why-activity = Your answers are compared with what people do all day in each skill. It is about what you enjoy, not what you are good at.
number-range = { $unit }: a whole number from { $min } to { $max }
keep-hint = Enter alone keeps: { $answer }
plain-hint = Number (b back, s skip, ? why, q stop):
hint-answers = { $keys } answers · ? why · b back · q stops
hint-chooses = { $keys } chooses · q leaves
hint-typed = { $typed } and Enter, or one more digit
hint-number = Enter sends · - skips · ? why · b back · q stops
not-understood = Sorry, I didn't understand: { $given }
at-first-question = This is the first question.
stopped = Stopped. To go on where you left off:
stopped-no-code = Stopped. Scores given directly cannot be kept in a code.
stopped-no-answers = Stopped. Nothing has been answered yet.

# --- a code of former questions
code-former = This code was made with the questions of { $version }. The answers that still count are kept.
code-dropped = No longer asked this way, so left out: { $questions }
code-no-ticks = The path for your skill has different steps now, so the ticks in the code are left out.
code-new = New since then, and still open: { $questions }

# --- the form
form-intro = Answers for Pothik. To answer a line, remove the # in front of it and put in your own value; leave the others as they are.
form-interests = Only if you have scores from another questionnaire: they count instead of the activities.

# --- phrases
list-and = { $first } and { $last }
checked = from copies read on { $day }
checked-long-ago = from copies read on { $day }, look again
estimated = estimated on { $day }
estimated-long-ago = estimated on { $day }, look again
need-at-most = only up to { $most }
ready-now = now
ready-partly = { $stages ->
    [one] stage 1 now, then it needs { $needs }
   *[other] stages 1-{ $stages } now, then it needs { $needs }
 }
ready-later = not yet, it needs { $needs }
ready-partly-unknown = { $stages ->
    [one] stage 1 now; the rest depends on: { $asks }
   *[other] stages 1-{ $stages } now; the rest depends on: { $asks }
 }
ready-never = not possible: { $needs }
ready-unknown = depends on: { $asks }
unlock-answer = whether you can start depends on: { $asks }
unlock-need = it needs { $needs }
platform-open = open to you
reason-liked = { $item } (you said { $rating })
reason-much-disliked = a lot of { $interest }, which you like less (you said { $rating })
reason-little-disliked = little { $interest }, which you would not enjoy so much (you said { $rating })
reason-little-liked = little { $interest }, although you like it (you said { $rating })
reason-tried = { $reaction ->
    [liked] you tried { $skill } and liked it
    [disliked] you tried { $skill } and did not like it
   *[other] you tried { $skill }; it was so-so
 }
instead-if = { $skill } would be ahead of { $first } if you had said { $to }, not { $from }, to “{ $item }”.
method-first-if = { $method } would be first with this answer ({ $label }: { $value }).
note-too-few = Fewer than three interests were answered. That is too few to compare.
note-all-same = All your answers are the same. They do not show what you like best.
note-few = Only { $measured } of { $of } interests were answered; each further answer makes the result more certain.
note-likes-nearly-all = You like nearly everything. That is fine, but it tells us less. Look at these again and give 5 only to what you would do on a free day:
note-likes-hardly-any = You like hardly any of it. Perhaps you were strict. Look at these again:
note-flat = Your answers hardly differ, so small differences decide. Look at these again:
note-contradiction = These two are alike, but you answered them very differently: “{ $one }” and “{ $other }”.

# --- the advice
cannot-tell = Your answers do not show yet which skill suits you, so none is ranked above another. Try two or three of these tasters and answer again.
tasters = Tasters
minutes = { $n } minutes
headline-start = Start with { $skill }.
headline-start-but = Start with { $skill }, but { $obstacle }.
headline-unknown = { $skill } suits your interests best; { $unlock }.
headline-unknown-but = { $skill } suits your interests best, but { $obstacle }.
headline-later = { $skill } suits your interests best, but you cannot start yet: { $unlock }.
headline-instead = { $first } suits you best, but you can learn only { $percent }% of it with what you have. Begin with { $skill } ({ $open }){ $how }
headline-nearly-as-well = : it suits you nearly as well.
headline-less-surely = : it is less likely to suit you, { $n } against { $of } in 100.
open-share = { $percent }%
open-share-assumed = up to { $percent }%; not answered: { $asks }
chance = Of 100 people who answer like you, { $skill } would suit about { $n } best; for about { $three } it is one of these three.
chance-alone = Of 100 people who answer like you, { $skill } would suit about { $n } best.
chance-low = So look at all three.
chance-none = Only { $measured } of { $of } interests are known, so the chance cannot be given; { $needed } are needed. Do the tasters of all three.
chance-short = about { $n } in 100
chance-tiny = under 5 in 100
chance-tiny-figure = <5
card-start = Begin with { $skill }.
card-start-but = { $skill } suits you best, but you can learn only { $percent }% of it with what you have.
card-instead = { $first } suits you best, but you can learn only { $percent }% of it with what you have. Begin with { $skill } ({ $open }%){ $how }
card-chosen = You chose { $skill } (you can learn { $percent }% of it with what you have). Going by your answers, { $first } suits you better.
card-only = Still, you can learn only { $percent }% of that.
card-hundred = Out of 100 people who answer like you, this is how many each suits best.
card-hundred-low = Out of 100 people who answer like you, this is how many each suits best. So look at all three.
card-hundred-in-a-line = Out of 100 people like you.
card-close = { $one } and { $other } are too close to call: do both tasters.
card-open = { $percent }% open to you
card-obstacle = Obstacle
card-outlook = Outlook
card-learn = Learn from
card-sell = Sell first
card-guardian = { $platform }, on a parent's account
card-today = Today, { $minutes } min
obstacle = { $hours ->
    [0] you can do none of the { $of } hours of learning
   *[other] you can do only { $hours } of the { $of } hours of learning ({ $percent }%)
 }: { $why }
obstacle-assumed = you can do at most { $hours } of the { $of } hours of learning ({ $percent }%; not answered: { $asks }): { $why }
closed-needs = it needs { $needs }
closed-from = { $needs } from { $stage ->
    [1] the start
   *[other] stage { $stage } on
 }
closed-then = { $first }, then { $next }
closed-past = it is closed to you from { $stage ->
    [1] the start
   *[other] stage { $stage } on
 } ({ $limit })
closed-more = { $why }, and more later
obstacle-alone = { $obstacle }.
headline-sell = When you have something to show, sell first on { $platform }.
headline-sell-local = When you have something to show, sell first to { $platform }.
headline-sell-guardian = When you have something to show, sell first on { $platform }, { $how }.
headline-sell-how = When you have something to show, look at { $platform } first: { $how }.
headline-no-platform = No marketplace will take you yet. Meanwhile, learn and build things to show.
column-skill = skill
column-chance = suits best
column-start = can you start?
too-close = { $one } and { $other } are too close to call: do both tasters before you choose.
why = Why { $skill }?
outlook = What to expect from { $skill }
how-sure = How sure is this?
sure = This compares interests only. Interest is not ability, and the profiles of the skills are estimates too: before you choose, do the tasters.
how-to-learn = How to learn it
where-to-sell = Where to sell it
the-way = The way to { $skill }
way-weeks = About { $hours } hours: { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
 } at { $per_week ->
    [one] 1 hour
   *[other] { $per_week } hours
 } a week. Some need { $low ->
    [one] 1 week
   *[other] { $low } weeks
 }, some { $high }. (Our estimate.)
way-hours = About { $hours } hours. (Our estimate. Say how many hours a week you have, and Pothik will work out the weeks.)
stage = { $title } ({ $hours } h)
from-here = from this stage on it needs { $need }
fork-taken = You can choose: { $name }. { $text }
other-side = The other way: { $name } (about { $hours } h in all)
fork-other = Or: { $name }. { $text }
try-first = Try it first ({ $minutes })
beware = Beware
footer = Interest is not ability, and nobody can promise income. Do not use this to accept or refuse applicants. The profiles rest on US occupations (O*NET, CC BY 4.0) and on our own judgement. Facts { $checked }.
go-on = To go on or to share this:

# --- lists
list-skills = Skills
list-methods = Ways to learn
list-platforms = Platforms
list-activities = Activities: --rate ACTIVITY=1..5
list-interests = Interests: --interest INTEREST=1..5
list-circumstances = Your situation

# --- plans
title-advice = Pothik: your advice
day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
from-until = { $from } to { $until }
stage-weeks = { $high ->
    [one] within a week
   *[other] about { $likely } { $likely ->
        [one] week
       *[other] weeks
     }; { $low } to { $high }
 }
from-here-unknown = from this stage on it needs { $need } (you did not say)
search = on YouTube, search: { $words }
way-tool = { $tool } ({ $hours } h)
step = { $todo } ({ $hours } h)
step-done = Done when: { $done }
part-ways = How it can be done:
part-steps = Step by step:
part-check = Check yourself: can you answer yes?
part-mistake = The usual mistake: { $mistake }
part-ai = AI: { $ai }
part-resources = Learn from:
not-on-phone = needs a computer
first-days = The first seven days
day-one = Try it first: { $text }
day-n = Day { $n } ({ $minutes } min): { $text }
pause = Stop or go? Is this done: “{ $makes }”? Did you enjoy the work? Then go on. If not, try the taster of another skill before you give this more weeks.
language-bn = Bengali
language-en = English
cost-free = free
cost-free-to-start = free to start
cost-paid = paid
profile-title = Your interests and what { $skill } consists of
profile-description = For each interest, how much you like it and how much of it there is in { $skill }, both from 1 to 5.
profile-you = you
fact-high = sure
fact-medium = fairly sure
fact-low = not sure
compare-footer = The pages behind these facts, skill by skill:
plan-footer = Hours are our estimate, and weeks follow from them. Nobody can say when the first paid job will come. What we say about the lessons is { $checked }.

# --- one thing, whole
software = Programs
where-profile-from = Where the profile comes from
profile-from = General interests: O*NET ratings of { $occupations } (CC BY 4.0). The finer interests are our own judgement.
profile-own = All of it is our own judgement.
options = Kinds
sells = What is sold there
see-also = See also
sources = Sources ({ $checked })
source-official = official
source-news = news
source-research = research
source-secondary = second-hand
source-estimate = our own estimate
facts-here = The facts on this page: { $sure }.
guide-topics = Topics: pothik guide TOPIC
guide-unknown = Pothik has no answer to { $question }
guide-nearest = The closest topics:

# --- side by side
title-compare = { $skills } side by side
work = The work
hours = Hours
hours-only = about { $hours } hours
hours-weeks = about { $hours } hours, { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
 }
chance-rank = { $chance }, rank { $rank } of { $of }
rank = rank { $rank } of { $of }
taster = Try it first

# --- what if
title-what-if = What would change the advice
if-circumstances = If you had
if-nothing = Nothing more: everything the catalogue has is open to you.
if-begun = you could begin { $skills }
if-begun-part = { $skill } (only { $hours } of { $of } hours)
if-further = more stages would open in { $skills }
if-methods = you could learn this way: { $methods }
if-platforms = you could sell on { $platforms }
if-answers = If you had answered differently

# --- pages and files
locked = not yet
stage-makes = { $hours } hours. Make: { $makes }
saved = Saved: { $file }

# --- after the interview
menu-ask = What next?
menu-start = begin
menu-next = next step
menu-all = more
menu-go-on = go on
menu-why = why
menu-learning = how to learn it
menu-selling = where to sell it
menu-other = another skill
menu-which-skill = Which skill?
menu-none = the one that my answers suggest
menu-tried = I have done today's task
menu-how-tried = How did you like trying { $skill }?
tried-liked = I liked it
tried-so-so = so-so
tried-disliked = I did not like it
menu-card = see the advice again
journal-kept = Your old journal is kept: { $file }
journal-begun = Your journal: { $file }
journal-stage = { $skill }, stage { $n } of { $of }: { $title }
journal-step = Step { $n } of { $of }: { $todo }
journal-hours = About { $hours ->
    [one] 1 hour.
   *[other] { $hours } hours.
 }
journal-pace = At your pace ({ $pace } h a week) the stage ends on { $stage }, the path on { $path }.
journal-keys = pothik done ticks it off; pothik log "..." keeps a note.
journal-end = That was the last step of { $skill }. Now look for your first buyer: pothik guide first-messages
menu-way = the path
menu-compare = compare the first two
menu-guide = ask something
menu-guide-ask = A number, or your own words (Enter alone goes back):
menu-change = change an answer
menu-more = ask me more
menu-save = save the page
menu-which = Which answer?
moved-nothing = Nothing moved.
moved = { $skill }: { $change }
moved-place = rank { $from }, now { $to }
moved-chance = of 100 people { $from }, now { $to }
moved-start = “{ $from }” becomes “{ $to }”
menu-hint = Number (q stop):

# --- many learners
batch-progress = { $rows } rows, { $speed } a second
batch-progress-left = { $rows } rows, { $speed } a second, { $left } s left
batch-done = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
 }, { $rejected } rejected, { $seconds } s
title-summary = Results for the whole group
cohort-size = { $n ->
    [one] 1 learner was
   *[other] { $n } learners were
 } advised.
cohort-rejected = Rows that were rejected and are not counted: { $n }.
cohort-by = Best-fitting skill by { $column }
cohort-group = { $column }: { $value } ({ $n ->
    [one] 1 learner
   *[other] { $n } learners
 })
cohort-no-value = (empty)
cohort-few = Fewer than 30 learners: percentages of so few say little.
cohort-skill = skill
cohort-first = fits best
cohort-top-three = in the first three
cohort-begin = to begin with
cohort-begin-with = To begin with
cohort-all = All
cohort-start = Can they start what fits them best?
cohort-now = Now
cohort-partly = The first stages
cohort-later = Not yet
cohort-unknown = A question is open
cohort-lacking = { $n } of { $of } still need this for the next step: { $need }
cohort-open = { $n } of { $of } did not say: { $question }
cohort-sure = How sure it is
cohort-sixty = a chance of 60 in 100 or more that the first suits best
cohort-forty = 40 to 59 in 100
cohort-less = less than 40 in 100: look at all three
cohort-none = nothing can be said
cohort-too-few = fewer than three interests answered
cohort-all-same = the same answer throughout
cohort-few-answers = few of the interests answered
cohort-likes-nearly-all = likes nearly everything
cohort-likes-hardly-any = likes hardly anything
cohort-flat = answers hardly differ
cohort-contradiction = two answers contradict each other
cohort-group-of = group
cohort-learners = learners
cohort-share = { $n } ({ $percent })

# --- what is to be looked up again
title-due = Older than 180 days on { $day }: { $count ->
    [0] nothing
   *[other] { $count } of { $of } statements
 }

# --- the audit
title-audit = { $learners } simulated learners and the catalogue { $version }
audit-published = Their general interests correlate as those of people do ({ $sources }).
audit-assumed = Their general interests correlate equally, 0.25 each: an assumption, for the catalogue does not say.
audit-answers = Basic interests correlate { $loading } with their general one. One answer has a reliability of { $reliability }. Of a hundred ratings { $shares } are 1, 2, 3, 4, 5.
audit-truth = The truly best skill of a learner is the one whose key correlates best with these interests. All figures are per cent; a share of all learners is accurate to within { $margin } (two standard errors). Seed { $seed }.
audit-skills = Who is told what
audit-first = first
audit-three = top three
audit-best = truly best
audit-found = then first
audit-instead = else most often
audit-everybodys = Every skill is first for somebody.
audit-nobodys = Nobody is told first: { $skills }.
audit-swallowed = Most often overlooked: where { $skill } is truly best, { $by } is first in { $share }%.
audit-forms = How often the truly best skill is found
audit-form-fixed = { $n } questions in order
audit-form-interview = the interview: { $n } and { $more } follow-ups on average
audit-form-as-many = { $n } and as many others for each learner, in order
audit-form-drawn = { $n } and as many others for each learner, at random
audit-chance = By chance alone it would be first in { $first }% and among the top three in { $three }%.
audit-pairs = The hardest to tell apart
audit-inseparable = The questions can't tell these apart: { $pairs }.
audit-separable = The questions can tell every pair apart.
audit-apart = the better one ahead
audit-alike = keys correlate
audit-activity = told apart best by
audit-sureness = How often the stated chances are right
audit-says = says
audit-right = right
audit-right-pooled = right, other people
audit-error = Root mean square of the differences, over the rows with 100 learners or more: { $model } points under the model, { $others } in the people below taken together (“other people”).
audit-otherwise = If people differ from the model
audit-off = error of the chances
audit-loading = loading { $figure }
audit-reliability = reliability { $figure }
audit-yes-saying = some say yes to everything more easily
audit-elevated = everybody rates everything higher
audit-extremes = nobody gives 2 or 4
audit-midpoint = half of the 2s and 4s become 3
audit-popularity = some activities are more popular
audit-one-in-ten = one answer in ten is a random rating
audit-again = Learners who answer a second time get the same first skill in { $first }%, and at least two of the same three in { $two }%.
audit-learners = learners
audit-careless = Careless answers
audit-noted = noticed
audit-as = as
audit-told-forty = told 40+ (early / at the end)
audit-told-sixty = told 60+
audit-honest = honest
audit-all-same = one rating throughout
audit-nearly-same = one rating, but for one answer in ten
audit-likes-nearly-all = 4 or 5 to nine in ten
audit-likes-hardly-any = 1 or 2 to nine in ten
audit-random = any rating to anything
audit-one-slip = honest, but for one follow-up at the wrong end
audit-walkable = How much of each path can be walked, in per cent of its hours
audit-limits = Limits
audit-limits-kept = All are kept: each skill has { $least } to { $most }% of the first places, and the follow-ups find the truly best skill more often than the same number of other questions.
audit-too-few = { $skill } has only { $share }% of the first places.
audit-too-many = { $skill } has { $share }% of the first places.
audit-follow-ups = The follow-ups find the truly best skill no more often than as many other questions.
audit-miscalibrated = The chances are off by { $error } points (root mean square); 5 are allowed.
audit-footer = These figures are about the questions, not about life: they say how well the questions find what was put in.

# Arguments that make no sense
misuse-command = there is no command { $word }
misuse-unknown = there is no flag { $flag } here
misuse-value = { $flag } cannot be { $value }
misuse-no-value = { $flag } needs a value
misuse-missing = this is missing: { $flags }
misuse-conflict = { $flag } and { $other } cannot be given together
misuse-suggested = did you mean { $all }?
misuse-allowed = give one of { $all }
misuse-number = give a whole number
misuse-help = to see all options: { $command }

# The page for a phone
app-name = Pothik
app-welcome = Which freelance work suits you? About 30 short questions. Nothing leaves your phone.
app-back = back
app-why = why?
app-skip = skip
app-go-on = Go on
app-choose = Choose one of the answers below.
app-have-code = I have a code
app-type-code = Your code
app-your-code = With this code you can go on with your answers and ticks on any phone or computer. Write it down, or send it to yourself.
app-send-code = Send or copy this code
app-journal = On a computer that has Pothik, pothik start --code and this code start a journal. To come back, paste the code or the whole journal here. Your notes, and the days on which you did what, stay in the journal.
app-ask-me = Answer the questions that are open
app-forgets = This phone does not let a page keep anything. Before you close it, write down your code, or you will have to start again next time.
app-path = The whole path, with boxes
app-guide = Ask Pothik something
app-further = More
app-keep = Share, print, keep
app-next = Your next step
app-how-tried = Done? How did you like it?
app-done-of = { $done } of { $of } steps done
app-no-more = There is nothing left to ask that would make this surer.
app-anew = Start again, with no answers
app-ask = Ask in your own words: Bengali, English or Banglish
app-topics = What others ask
app-search = Search
app-share = Share this advice
app-copy = Copy this advice
app-copied = Copied.
app-not-copied = This phone does not let a page copy. Press and hold the text to copy it.
app-file = Send Pothik itself to somebody
app-file-by-hand = This phone does not let a page send itself. Send the file pothik.html from your Files app, by WhatsApp or Bluetooth.
app-print = Print
app-private = Nothing leaves this page. Links open outside it and need data.
page-format = the page is written as HTML only
page-saved = Saved: { $file }. Send it by WhatsApp or Bluetooth, or on a memory card; the phone opens it with Chrome.
page-broken = Something went wrong in Pothik here. Your answers are not lost: close this page and open it again. If that does not help, write down this code, get a newer Pothik, and give it the code.
page-waiting = Pothik is opening. If nothing happens within ten seconds, open this file in Chrome from 2023 or later. If it still does not open, the file did not arrive whole: ask for it again.

# --- errors and hints
label-error = error:
label-hint = hint:
error-why = { $kind ->
   *[other] { $why }
 }
error-file = cannot { $doing } { $path }: { $why }
error-code-typo = { $code } is not a code: a letter is wrong or missing
hint-code-typo = copy the whole line that Pothik printed, or leave --code out to start again
error-code-no-skill = no skill was chosen when this code was made
hint-code-no-skill = name the skill before the code: pothik start SKILL --code CODE
error-code-edition = this code is for other questions: it begins with `{ $begins }`, and the catalogue of { $catalog } knows codes that begin with { $known }
hint-code-edition = answer the questions again, or use the catalogue or the Pothik that made the code
hint-near = did you mean { $all }?
error-several = { $word } can mean more than one thing
error-not-found = there is no { $word } here
hint-is-skill = `{ $id }` is a skill: pothik show { $id }
hint-is-method = `{ $id }` is a way to learn: pothik show { $id }
hint-is-platform = `{ $id }` is a platform: pothik show { $id }
hint-is-guide = `{ $id }` is a topic of the guide: pothik guide { $id }
hint-there-are = choose from { $all }
error-text-only = { $what ->
    [man] the manual page
    [journal] what the journal says
   *[other] a script
 } is printed as text only
error-format = this cannot be written in that format
hint-format = use table, json, markdown or html
error-lang = POTHIK_LANG is { $wish }: give en or bn
error-too-large = { $name } is larger than 4 MiB
error-not-utf8 = this is not UTF-8 text
hint-not-utf8 = save the file as UTF-8
error-no-folder = there is no folder { $folder }
hint-no-folder = make it first, or choose another
error-is-folder = { $path } is a folder
hint-is-folder = name a file in it, such as { $file }
error-is-there = { $path } is there already
hint-is-there = choose another name, or let it be replaced with --force
error-form = { $given } is not of the form { $form }
error-twice = { $id } is given twice
error-no-journal = there is no journal yet ({ $file })
hint-no-journal = pothik start SKILL begins one
error-journal = the journal cannot be read here: { $why }
hint-journal = fix that line, or start again with --force: the old file is kept
error-journal-newer = { $file } was written by a newer Pothik
error-journal-folder = no folder for the journal is known
hint-journal-folder = name a file with --journal FILE
error-journal-there = there is a journal already: { $file }
hint-journal-there = --force starts again and keeps the old one beside it
error-journals = there are too many old journals beside this one
error-no-step = there is no step { $step }
error-steps = several steps have that name
error-journal-skill = the journal is about { $skill }, which this catalogue does not have
hint-journal-skill = use the catalogue it was begun with, or start another skill
error-clock = the clock shows a day that no calendar has
hint-clock = set the clock of this machine
error-too-many-values = { $name } holds too many values
error-not-toml = this is not TOML: { $why }
error-table = an answers file has [activities], [interests], [circumstances] and [tasters], and no { $table }
error-no-table = write [{ $table }], and each answer in a line below
error-and-more = and perhaps more: the rest of the file was not looked at
hint-answers-file = `pothik list questions --format toml` prints a form to fill in
error-rating = { $given } is not a rating for `{ $id }`: give 1, 2, 3, 4 or 5
error-score = { $given } is not a score for `{ $id }`: give a number from 1 to 5
error-reaction = { $given } is not liked, so-so or disliked
error-range = { $given } is not a value of `{ $id }`: give a whole number from { $min } to { $max }
error-choice = { $given } is not a value of `{ $id }`: give { $all }{ $near ->
    [none] {""}
   *[other] ; did you mean `{ $near }`?
 }
error-unknown = there is no { $kind } { $id }; `pothik list questions` shows them all
error-unknown-near = there is no { $kind } { $id }; did you mean `{ $near }`?
error-utf16 = the file is UTF-16, not UTF-8
error-header-utf8 = the line that names the columns is not UTF-8 text
hint-csv-utf8 = in the spreadsheet, choose “CSV UTF-8” when saving
error-no-group = --group: there is no { $what } { $name }
error-column-name = the column `{ $name }` has a name that the advice needs
hint-column-name = rename it, or leave it out
error-column-twice = the column `{ $name }` appears twice
error-no-columns-empty = no column has the name of a question: the first line is empty
error-no-columns = no column has the name of a question: the first line is { $read }
hint-no-columns = the first line names the columns: `pothik list questions` shows the names of all questions;
    {"      "}for a file without such a line give them with --columns
error-rejected = { $n ->
    [one] { $n } row was
   *[other] { $n } rows were
 } rejected; all others were advised
reject-row = row { $row }: { $reason }
reject-column = row { $row }, column `{ $column }`: { $reason }
reject-more = and { $n } more
reject-quote = a quote is opened and not closed, or something follows the closing one
reject-fields = the row has { $has } { $has ->
    [one] field
   *[other] fields
 }, not { $wanted }
reject-half = it contains half of a surrogate pair
reject-twice = it appears twice
reject-nul = it contains a NUL character
reject-long = the row is longer than { $most } KiB
reject-json = this is not a JSON object on one line: { $why }
reject-name = the advice needs this name: rename it, or leave it out
reject-new = the first row has nothing with this name, and CSV must have the same columns throughout
hint-rejected = --rejects FILE keeps what is wrong with each row
note-column = note: the column { $name } is passed through; if `{ $near }` is meant, rename it
error-batch-format = a batch is written as csv or jsonl only
error-batch-columns = --columns is for CSV: in JSON Lines every value has its name
error-batch-twice = { $file } is named for two outputs
error-summary = a summary cannot be written as { $file }
hint-summary = give it a name ending in .html, .md or .json
error-groups = no summary was written: `{ $column }` has more than { $most } different values
hint-groups = group by a column with few values, such as a district
error-no-file = there is no file to read
hint-no-file = name a file: pothik batch applicants.csv
error-nothing = there is nothing to score, and no terminal to ask at
error-too-few = only { $measured } of the interests can be scored, { $needed } are needed, and there is no terminal to ask at
hint-nothing = give ratings with --rate ACTIVITY=1..5 or --interest INTEREST=1..5,
    {"      "}or a file with --answers FILE (`pothik list questions --format toml` prints one)
error-check-format = a check is printed as text only
hint-check-format = --due and --audit can be printed as table, json, markdown or html
check-built-in = the built-in catalogue
check-sound = { $name } is sound: { $skills } skills, { $methods } methods, { $platforms } platforms, { $interests } interests, { $activities } activities, { $circumstances } circumstances, { $facts } facts, { $sources } sources
error-limits = the catalogue breaks { $n } of its limits
hint-limits = the end of the report names them (in JSON, `limits`)
error-plan-end = the calendar ends before this plan does
hint-plan-end = give an earlier --start
error-plan-dates = a calendar needs dates
hint-plan-dates = with --{ $hours }, say how many hours a week you have
error-skill-twice = a skill is named twice
error-ending = the name of { $file } does not say the format
hint-ending = make it end in .html, .md, .json, .ics, .toml, .csv, .jsonl or .txt, or give --format
hint-rows = give csv or jsonl
hint-delimiter = give , or ; or { "|" } or tab
hint-day = give a day such as 2026-12-01
hint-limits-form = give the least and the most share of first places in per cent, such as 3..15
error-list-format = this cannot be listed in that format
hint-list-format = lists are printed as table or json, questions also as toml
misuse-refused = { $why }
error-outside = { $path } leads outside the catalogue's folder
error-no-plain-file = { $file } is not a file
error-no-others = there are no other files here
list-or = { $first } or { $last }
error-twins = two columns are named { $name }, which JSON cannot keep apart
hint-twins = rename one of them, or write CSV
error-header-nul = there is a NUL character in the line that names the columns
error-group-twice = --group: two columns are named { $name }
hint-group-twice = rename one of them
error-first-row = the first row, which names the columns, is longer than { $most } KiB
hint-first-row = for a file without such a row give the names with --columns
error-threads = this machine allows no more threads: { $why }
hint-threads = allow more processes (ulimit -u), or end some
