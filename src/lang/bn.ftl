# The program's sentences in Bengali. Each stands in every language under the same name.

# --- the interview
intro = পথিক আগে জানতে চাইবে আপনার কী ভালো লাগে (মিনিট তিনেক), তারপর আপনার অবস্থা কেমন। এখানে ঠিক-ভুল উত্তর বলে কিছু নেই। কিছু জমা রাখা হয় না, কোথাও পাঠানোও হয় না।
intro-menu = উত্তরের নম্বরটা চাপুন। q চাপলে থামবে আর একটা কোড দেবে, সেটা দিয়ে পরে ওখান থেকেই শুরু করা যাবে।
intro-plain = নম্বর লিখে Enter চাপুন। যেকোনো সময় থামতে পারেন; তখন একটা কোড পাবেন, সেটা দিয়ে পরে ওখান থেকেই শুরু করা যাবে।
section-circumstances = এবার আপনার অবস্থা নিয়ে কয়েকটা প্রশ্ন। যেকোনোটা বাদ দিতে পারেন।
section-follow-ups = দুটো স্কিল খুব কাছাকাছি। আরও কয়েকটা প্রশ্ন করলে তফাতটা বোঝা যাবে।
progress = { $n }/{ $of }
progress-about = { $n }, মোট প্রায় { $of }টা
ask-rating = কাজটা করতে আপনার কেমন লাগবে?
rating-5 = খুব ভালো
rating-4 = ভালো
rating-3 = ঠিক জানি না
rating-2 = তেমন ভালো না
rating-1 = একদম ভালো না
option-skip = বাদ দিন
option-not-sure = নিশ্চিত নই
option-stop = শেষ
why-activity = কোন স্কিলের কাজে কী কী করতে হয়, তার সঙ্গে আপনার উত্তর মেলানো হয়। প্রশ্নটা ভালো লাগা নিয়ে, পারা না-পারা নিয়ে নয়।
number-range = { $unit }: { $min } থেকে { $max }-এর মধ্যে একটা পূর্ণসংখ্যা
keep-hint = শুধু Enter চাপলে আগেরটাই থাকবে: { $answer }
plain-hint = নম্বর (b পেছনে, s বাদ, ? কেন, q থামুন):
hint-answers = উত্তর { $keys } · ? কেন · b পেছনে · q থামুন
hint-chooses = নম্বর { $keys } · q শেষ
hint-typed = { $typed } হলে Enter চাপুন, না হলে আরেকটা অঙ্ক
hint-number = লিখে Enter · - বাদ · ? কেন · b পেছনে · q থামুন
not-understood = বোঝা গেল না: { $given }
at-first-question = এটাই প্রথম প্রশ্ন।
stopped = থামানো হলো। যেখানে ছিলেন সেখান থেকে আবার শুরু করতে লিখুন:
stopped-no-code = থামানো হলো। সরাসরি দেওয়া স্কোর কোডে রাখা যায় না।
stopped-no-answers = থামানো হলো। এখনো কোনো উত্তর দেওয়া হয়নি।

# --- a code of former questions
code-former = কোডটা আগের সংস্করণের প্রশ্নের জন্য ({ $version })। যে উত্তরগুলো এখনো কাজে লাগে, সেগুলো রেখে দেওয়া হয়েছে।
code-dropped = এগুলো এখন আর এভাবে জানতে চাওয়া হয় না, তাই বাদ গেছে: { $questions }
code-no-ticks = আপনার স্কিলের পথের কাজগুলো বদলেছে, তাই কোডের টিকগুলো বাদ গেছে।
code-new = এগুলো নতুন, উত্তর এখনো বাকি: { $questions }

# --- the form
form-intro = পথিকের জন্য উত্তর। যে প্রশ্নের উত্তর দেবেন, সেই লাইনের শুরু থেকে # চিহ্নটা তুলে নিজের উত্তর বসান; বাকিগুলো যেমন আছে, তেমনই থাকুক।
form-interests = অন্য কোনো প্রশ্নমালা থেকে স্কোর পেয়ে থাকলে তবেই লিখুন; তখন ওপরের উত্তরগুলোর বদলে এগুলোই ধরা হবে।

# --- phrases
list-and = { $first } ও { $last }
checked = { $day } তারিখে পড়া কপি থেকে
checked-long-ago = { $day } তারিখে পড়া কপি থেকে, আবার দেখে নিন
estimated = { $day } তারিখের অনুমান
estimated-long-ago = { $day } তারিখের অনুমান, আবার দেখে নিন
need-at-most = শুধু { $most } পর্যন্ত
ready-now = এখনই শুরু করা যায়
ready-partly = { $stages ->
    [one] ধাপ ১ এখনই, তারপর লাগবে { $needs }
   *[other] ধাপ ১-{ $stages } এখনই, তারপর লাগবে { $needs }
 }
ready-later = এখনই নয়, লাগবে { $needs }
ready-partly-unknown = { $stages ->
    [one] ধাপ ১ এখনই; বাকিটা নির্ভর করে এর ওপর: { $asks }
   *[other] ধাপ ১-{ $stages } এখনই; বাকিটা নির্ভর করে এর ওপর: { $asks }
 }
ready-never = সম্ভব নয়: { $needs }
ready-unknown = নির্ভর করে এর ওপর: { $asks }
unlock-answer = শুরু করা যাবে কি না, তা নির্ভর করে এর ওপর: { $asks }
unlock-need = লাগবে { $needs }
platform-open = আপনার জন্য খোলা
reason-liked = { $item } (আপনি দিয়েছেন { $rating })
reason-much-disliked = { $interest } এখানে অনেক, অথচ সেটা আপনার কম ভালো লাগে (আপনি দিয়েছেন { $rating })
reason-little-disliked = { $interest } এখানে কম; সেটা আপনার এমনিতেও তেমন ভালো লাগে না (আপনি দিয়েছেন { $rating })
reason-little-liked = { $interest } এখানে কম, যদিও সেটা আপনার ভালো লাগে (আপনি দিয়েছেন { $rating })
reason-tried = { $reaction ->
    [liked] { $skill } করে দেখেছেন, ভালো লেগেছে
    [disliked] { $skill } করে দেখেছেন, ভালো লাগেনি
   *[other] { $skill } করে দেখেছেন, মোটামুটি লেগেছে
 }
instead-if = “{ $item }”: এতে { $from } না দিয়ে { $to } দিলে { $first } নয়, আগে আসত { $skill }।
method-first-if = “{ $label }” প্রশ্নের উত্তর “{ $value }” হলে { $method } সবার আগে আসত।
note-too-few = তিনটারও কম আগ্রহের উত্তর পাওয়া গেছে। তুলনার জন্য এটা খুব কম।
note-all-same = আপনার সব উত্তর এক। কোনটা বেশি ভালো লাগে, তা এ থেকে বোঝা যায় না।
note-few = { $of }টা আগ্রহের মধ্যে মাত্র { $measured }টার উত্তর পাওয়া গেছে; যত বেশি উত্তর, ফল তত নিশ্চিত।
note-likes-nearly-all = আপনার প্রায় সবই ভালো লাগে। ভালো কথা, তবে এতে তফাত কম বোঝা যায়। এগুলো আবার দেখুন; ছুটির দিনে নিজে থেকে যা করতেন, শুধু তাতেই ৫ দেবেন:
note-likes-hardly-any = আপনার প্রায় কিছুই ভালো লাগে না। হয়তো একটু কড়া হয়ে উত্তর দিয়েছেন। এগুলো আবার দেখুন:
note-flat = আপনার উত্তরগুলো প্রায় একই রকম, তাই ছোট ছোট তফাতেই ফল ঠিক হচ্ছে। এগুলো আবার দেখুন:
note-contradiction = এই দুটো কাজ একই ধরনের, অথচ উত্তর দিয়েছেন একেবারে আলাদা: “{ $one }” আর “{ $other }”।

# --- the advice
cannot-tell = কোন স্কিল আপনাকে মানায়, আপনার উত্তর থেকে এখনো বোঝা যাচ্ছে না। তাই কোনোটাকে আগে রাখা হলো না। নিচের দু-তিনটা কাজ করে দেখুন, তারপর আবার উত্তর দিন।
tasters = করে দেখার কাজ
minutes = { $n } মিনিট
headline-start = { $skill } দিয়ে শুরু করুন।
headline-start-but = { $skill } দিয়ে শুরু করুন, তবে { $obstacle }।
headline-unknown = আপনার আগ্রহের সঙ্গে সবচেয়ে বেশি মেলে { $skill }; { $unlock }।
headline-unknown-but = আপনার আগ্রহের সঙ্গে সবচেয়ে বেশি মেলে { $skill }, তবে { $obstacle }।
headline-later = আপনার আগ্রহের সঙ্গে সবচেয়ে বেশি মেলে { $skill }, তবে এখনই শুরু করা যাবে না: { $unlock }।
headline-instead = { $first } আপনার সঙ্গে সবচেয়ে ভালো মেলে, তবে আপনার যা আছে তা দিয়ে এর মাত্র { $percent }% শেখা যায়। শুরু করুন { $skill } দিয়ে ({ $open }){ $how }
headline-nearly-as-well = : এটাও প্রায় সমান মেলে।
headline-less-surely = : এটা মেলার সম্ভাবনা একটু কম, ১০০ জনে { $of } জনের জায়গায় { $n } জন।
open-share = { $percent }%
open-share-assumed = বড়জোর { $percent }%; যা জানাননি: { $asks }
chance = আপনার মতো উত্তর দেন এমন ১০০ জনের মধ্যে প্রায় { $n } জনের সঙ্গে { $skill } সবচেয়ে ভালো মেলে; প্রায় { $three } জনের বেলায় সেরাটা এই তিনটার একটা।
chance-alone = আপনার মতো উত্তর দেন এমন ১০০ জনের মধ্যে প্রায় { $n } জনের সঙ্গে { $skill } সবচেয়ে ভালো মেলে।
chance-low = তাই তিনটাই দেখুন।
chance-none = { $of }টা আগ্রহের মধ্যে জানা গেছে মাত্র { $measured }টা, তাই কতটা নিশ্চিত তা বলা যাচ্ছে না; { $needed }টা লাগে। তিনটারই করে দেখার কাজটা করুন।
chance-short = ১০০-তে প্রায় { $n }
chance-tiny = ১০০-তে ৫-এর কম
chance-tiny-figure = <৫
card-start = শুরু করুন { $skill } দিয়ে।
card-start-but = আপনার সঙ্গে সবচেয়ে ভালো মেলে { $skill }, তবে আপনার যা আছে তা দিয়ে এর মাত্র { $percent }% শেখা যায়।
card-instead = আপনার সঙ্গে সবচেয়ে ভালো মেলে { $first }, তবে আপনার যা আছে তা দিয়ে এর মাত্র { $percent }% শেখা যায়। শুরু করুন { $skill } দিয়ে ({ $open }%){ $how }
card-chosen = আপনি বেছেছেন { $skill } (যা আছে তা দিয়ে { $percent }% শেখা যায়)। আপনার উত্তরে { $first } আরও ভালো মেলে।
card-only = তবে এরও মাত্র { $percent }% শেখা যায়।
card-hundred = আপনার মতো উত্তর দেন এমন ১০০ জনের মধ্যে এতজনের সঙ্গে এটাই সবচেয়ে ভালো মেলে।
card-hundred-low = আপনার মতো উত্তর দেন এমন ১০০ জনের মধ্যে এতজনের সঙ্গে এটাই সবচেয়ে ভালো মেলে। তাই তিনটাই দেখুন।
card-hundred-in-a-line = আপনার মতো ১০০ জনে এতজন।
card-close = { $one } আর { $other } খুব কাছাকাছি: দুটোরই করে দেখার কাজটা করুন।
card-open = { $percent }% শেখা যায়
card-obstacle = বাধা
card-outlook = সামনে কী
card-learn = শিখুন
card-sell = প্রথমে বিক্রি
card-guardian = { $platform }, মা-বাবার অ্যাকাউন্টে
card-today = আজই, { $minutes } মিনিট
obstacle = { $hours ->
    [0] { $of } ঘণ্টার পুরো পথের কিছুই এখন শেখা যাবে না
   *[other] { $of } ঘণ্টার পুরো পথের মাত্র { $hours } ঘণ্টা ({ $percent }%) শেখা যাবে
 }: { $why }
obstacle-assumed = { $of } ঘণ্টার পুরো পথের বড়জোর { $hours } ঘণ্টা ({ $percent }%; জানাননি: { $asks }) শেখা যাবে: { $why }
closed-needs = { $needs } লাগবে
closed-from = { $stage ->
    [1] শুরু থেকেই
   *[other] { $stage } নম্বর ধাপ থেকে
 } { $needs }
closed-then = { $first }, { $next }
closed-past = { $stage ->
    [1] শুরু থেকেই
   *[other] { $stage } নম্বর ধাপ থেকে
 } আপনার জন্য বন্ধ ({ $limit })
closed-more = { $why }, পরে আরও কিছু
obstacle-alone = { $obstacle }।
headline-sell = দেখানোর মতো কিছু তৈরি হলে প্রথমে বিক্রির চেষ্টা করুন এখানে: { $platform }।
headline-sell-local = দেখানোর মতো কিছু তৈরি হলে প্রথমে বিক্রির চেষ্টা করুন এখানে: { $platform }।
headline-sell-guardian = দেখানোর মতো কিছু তৈরি হলে প্রথমে বিক্রির চেষ্টা করুন এখানে: { $platform }, { $how }।
headline-sell-how = দেখানোর মতো কিছু তৈরি হলে প্রথমে { $platform } দেখুন: { $how }।
headline-no-platform = আপাতত কোনো মার্কেটপ্লেসে অ্যাকাউন্ট খুলতে পারবেন না। তত দিন শিখুন, দেখানোর মতো কাজ জমান।
column-skill = স্কিল
column-chance = সবচেয়ে বেশি মেলে
column-start = শুরু করা যাবে?
too-close = { $one } আর { $other } প্রায় সমান: বেছে নেওয়ার আগে দুটোরই করে দেখার কাজটা করুন।
why = { $skill } কেন?
outlook = { $skill }: সামনে কী হতে পারে
how-sure = কতটা নিশ্চিত?
sure = এখানে শুধু আগ্রহ মিলিয়ে দেখা হয়েছে। আগ্রহ থাকা আর পারা এক কথা নয়; কোন স্কিলের কাজ কেমন, সেটাও আমাদের অনুমান। বেছে নেওয়ার আগে করে দেখার কাজটা করুন।
how-to-learn = কীভাবে শিখবেন
where-to-sell = কোথায় বিক্রি করবেন
the-way = { $skill }: পুরো পথ
way-weeks = প্রায় { $hours } ঘণ্টা: সপ্তাহে { $per_week } ঘণ্টা করে { $weeks } সপ্তাহ। কারও লাগে { $low } সপ্তাহ, কারও { $high }। (আমাদের অনুমান)
way-hours = প্রায় { $hours } ঘণ্টা। (আমাদের অনুমান। সপ্তাহে কত ঘণ্টা দেবেন জানালে কত সপ্তাহ লাগবে, তা-ও বলা যাবে।)
stage = { $title } ({ $hours } ঘণ্টা)
from-here = এই ধাপ থেকে লাগবে { $need }
fork-taken = বেছে নিতে পারেন: { $name }। { $text }
other-side = অন্য পথ: { $name } (সব মিলিয়ে প্রায় { $hours } ঘণ্টা)
fork-other = অথবা: { $name }। { $text }
try-first = আগে করে দেখুন ({ $minutes })
beware = সাবধান
footer = আগ্রহ থাকা মানেই পারা নয়, আর আয়ের নিশ্চয়তা কেউ দিতে পারে না। চাকরি বা কোর্সে লোক বাছার জন্য এটা নয়। কোন স্কিলের কাজ কেমন, তা নেওয়া হয়েছে যুক্তরাষ্ট্রের পেশার তথ্য (O*NET, CC BY 4.0) আর আমাদের নিজেদের বিচার থেকে। তথ্য { $checked }।
go-on = আবার দেখতে বা কাউকে পাঠাতে:

# --- lists
list-skills = স্কিল
list-methods = শেখার উপায়
list-platforms = প্ল্যাটফর্ম
list-activities = কী করতে কেমন লাগে: --rate ACTIVITY=1..5
list-interests = আগ্রহ: --interest INTEREST=1..5
list-circumstances = আপনার অবস্থা

# --- plans
title-advice = পথিক: আপনার জন্য পরামর্শ
day = { $day } { $month ->
    [1] জানুয়ারি
    [2] ফেব্রুয়ারি
    [3] মার্চ
    [4] এপ্রিল
    [5] মে
    [6] জুন
    [7] জুলাই
    [8] আগস্ট
    [9] সেপ্টেম্বর
    [10] অক্টোবর
    [11] নভেম্বর
   *[12] ডিসেম্বর
 } { $year }
from-until = { $from } থেকে { $until }
stage-weeks = { $high ->
    [one] এক সপ্তাহের মধ্যে
   *[other] প্রায় { $likely } সপ্তাহ; কারও { $low }, কারও { $high }
 }
from-here-unknown = এই ধাপ থেকে লাগবে { $need } (আপনি জানাননি)
search = ইউটিউবে খুঁজুন: { $words }
way-tool = { $tool } ({ $hours } ঘণ্টা)
step = { $todo } ({ $hours } ঘণ্টা)
step-done = হয়েছে বুঝবেন যখন: { $done }
part-ways = যেভাবে করা যায়:
part-steps = ধাপে ধাপে:
part-check = নিজেই যাচাই করুন: উত্তর কি “হ্যাঁ”?
part-mistake = সাধারণ ভুল: { $mistake }
part-ai = এআই: { $ai }
part-resources = যেখান থেকে শিখবেন:
not-on-phone = কম্পিউটার লাগে
first-days = প্রথম সাত দিন
day-one = আগে করে দেখুন: { $text }
day-n = দিন { $n } ({ $minutes } মিনিট): { $text }
pause = থামবেন, না এগোবেন? “{ $makes }” কি তৈরি হয়েছে? কাজটা ভালো লেগেছে? তাহলে এগোন। না হলে আরও সময় দেওয়ার আগে অন্য কোনো স্কিলের করে দেখার কাজটা করুন।
language-bn = বাংলা
language-en = ইংরেজি
cost-free = বিনা মূল্যে
cost-free-to-start = শুরুতে বিনা মূল্যে
cost-paid = টাকা লাগে
profile-title = আপনার আগ্রহ আর { $skill }-এর কাজ
profile-description = কোন আগ্রহ আপনার কতটা, আর { $skill }-এর কাজে সেটা কতটা লাগে; দুটোই ১ থেকে ৫-এর মধ্যে।
profile-you = আপনি
fact-high = নিশ্চিত
fact-medium = মোটামুটি নিশ্চিত
fact-low = নিশ্চিত নয়
compare-footer = এই তথ্যগুলো কোন কোন পেজ থেকে, প্রতিটা স্কিলের জন্য আলাদা করে দেখতে:
plan-footer = ঘণ্টার হিসাব আমাদের অনুমান, সপ্তাহ সেখান থেকেই বের করা। প্রথম আয় কবে আসবে, তা কেউ আগে থেকে বলতে পারে না। শেখার পাঠগুলোর তথ্য { $checked }।

# --- one thing, whole
software = যেসব সফটওয়্যার লাগে
where-profile-from = কাজের ধরন কোথা থেকে নেওয়া
profile-from = সাধারণ আগ্রহগুলো: { $occupations } পেশার O*NET তথ্য (CC BY 4.0)। বাকি আগ্রহগুলো আমাদের নিজেদের বিচার।
profile-own = পুরোটাই আমাদের নিজেদের বিচার।
options = ধরন
sells = এখানে যা বিক্রি হয়
see-also = আরও দেখুন
sources = সূত্র ({ $checked })
source-official = অফিশিয়াল
source-news = সংবাদ
source-research = গবেষণা
source-secondary = পরোক্ষ সূত্র
source-estimate = আমাদের নিজেদের অনুমান
facts-here = এই পেজের তথ্য: { $sure }।
guide-topics = বিষয়: pothik guide TOPIC
guide-unknown = { $question } প্রশ্নের উত্তর পথিকের জানা নেই
guide-nearest = কাছাকাছি বিষয়:

# --- side by side
title-compare = পাশাপাশি: { $skills }
work = কাজটা কী
hours = ঘণ্টা
hours-only = প্রায় { $hours } ঘণ্টা
hours-weeks = প্রায় { $hours } ঘণ্টা, { $weeks } সপ্তাহ
chance-rank = { $chance }, { $of }টার মধ্যে { $rank } নম্বরে
rank = { $of }টার মধ্যে { $rank } নম্বরে
taster = আগে করে দেখুন

# --- what if
title-what-if = কী বদলালে পরামর্শ বদলাত
if-circumstances = আপনার অবস্থা যদি এমন হতো
if-nothing = আর কিছু লাগবে না: পথিকে যা আছে, সবই আপনার জন্য খোলা।
if-begun = শুরু করতে পারতেন: { $skills }
if-begun-part = { $skill } ({ $of } ঘণ্টার মধ্যে মাত্র { $hours } ঘণ্টা)
if-further = আরও ধাপ খুলত এখানে: { $skills }
if-methods = এভাবে শিখতে পারতেন: { $methods }
if-platforms = বিক্রি করতে পারতেন এখানে: { $platforms }
if-answers = যদি অন্য উত্তর দিতেন

# --- pages and files
locked = এখনো নয়
stage-makes = { $hours } ঘণ্টা। বানাবেন: { $makes }
saved = সেভ হয়েছে: { $file }

# --- after the interview
menu-ask = এবার কী করবেন?
menu-start = শুরু করি
menu-next = আমার কাজ
menu-all = আরও
menu-go-on = এরপর
menu-why = কেন এগুলো
menu-learning = কীভাবে শিখব
menu-selling = কোথায় বিক্রি করব
menu-other = অন্য স্কিল
menu-which-skill = কোন স্কিল?
menu-none = আমার উত্তরে যেটা আসে
menu-tried = আজকের কাজটা করে দেখেছি
menu-how-tried = { $skill } করে দেখতে কেমন লাগল?
tried-liked = ভালো লেগেছে
tried-so-so = মোটামুটি
tried-disliked = ভালো লাগেনি
menu-card = পরামর্শটা আবার দেখি
journal-kept = আগের জার্নালটা রাখা আছে: { $file }
journal-begun = আপনার জার্নাল: { $file }
journal-stage = { $skill }, ধাপ { $n }/{ $of }: { $title }
journal-step = কাজ { $n }/{ $of }: { $todo }
journal-hours = প্রায় { $hours } ঘণ্টা।
journal-pace = আপনার গতিতে (সপ্তাহে { $pace } ঘণ্টা) ধাপটা শেষ হবে { $stage }, পুরো পথ { $path }।
journal-keys = pothik done লিখলে টিক পড়বে; pothik log "..." লিখে যা খুশি টুকে রাখুন।
journal-end = { $skill } শেখার শেষ কাজটাও হয়ে গেল। এবার প্রথম ক্রেতা খুঁজুন: pothik guide first-messages
menu-way = পুরো পথ
menu-compare = প্রথম দুটো পাশাপাশি দেখা
menu-guide = কিছু জিজ্ঞেস করি
menu-guide-ask = নম্বর লিখুন, অথবা নিজের ভাষায় জিজ্ঞেস করুন (ফিরতে শুধু Enter):
menu-change = একটা উত্তর বদলাই
menu-more = আরও প্রশ্ন করুন
menu-save = পেজটা সেভ করা
menu-which = কোন উত্তরটা?
moved-nothing = কিছু বদলায়নি।
moved = { $skill }: { $change }
moved-place = { $from } নম্বরে ছিল, এখন { $to }
moved-chance = ১০০ জনে { $from } ছিল, এখন { $to }
moved-start = “{ $from }” ছিল, এখন “{ $to }”
menu-hint = নম্বর (q শেষ):

# --- many learners
batch-progress = { $rows }টা সারি, সেকেন্ডে { $speed }টা
batch-progress-left = { $rows }টা সারি, সেকেন্ডে { $speed }টা, আর { $left } সেকেন্ড লাগবে
batch-done = { $rows }টা সারি, বাদ { $rejected }টা, সময় লেগেছে { $seconds } সেকেন্ড
title-summary = পুরো দলের ফল
cohort-size = { $n } জনকে পরামর্শ দেওয়া হয়েছে।
cohort-rejected = { $n }টা সারিতে ভুল ছিল, সেগুলো হিসাবে ধরা হয়নি।
cohort-by = কার সঙ্গে কোন স্কিল সবচেয়ে বেশি মেলে: { $column } অনুযায়ী
cohort-group = { $column }: { $value } ({ $n } জন)
cohort-no-value = (খালি)
cohort-few = ৩০ জনের কম: এত কম মানুষের শতাংশ দেখে বেশি কিছু বলা যায় না।
cohort-skill = স্কিল
cohort-first = সবচেয়ে বেশি মেলে
cohort-top-three = প্রথম তিনে
cohort-begin = এটা দিয়ে শুরু
cohort-begin-with = যা দিয়ে শুরু
cohort-all = সবাই
cohort-start = যেটা সবচেয়ে বেশি মেলে, সেটা কি শুরু করা যাবে?
cohort-now = এখনই
cohort-partly = প্রথম কয়েকটা ধাপ
cohort-later = এখনো নয়
cohort-unknown = একটা প্রশ্নের উত্তর নেই
cohort-lacking = { $of } জনের মধ্যে { $n } জনের পরের ধাপে যেতে লাগবে: { $need }
cohort-open = { $of } জনের মধ্যে { $n } জন জানাননি: { $question }
cohort-sure = পরামর্শ কতটা নিশ্চিত
cohort-sixty = প্রথমটাই সবচেয়ে ভালো মেলার সম্ভাবনা ১০০-তে ৬০ বা বেশি
cohort-forty = ১০০-তে ৪০ থেকে ৫৯
cohort-less = ১০০-তে ৪০-এর কম: তিনটাই দেখুন
cohort-none = কিছু বলা যাচ্ছে না
cohort-too-few = তিনটার কম আগ্রহের উত্তর দিয়েছেন
cohort-all-same = সব উত্তর একই
cohort-few-answers = অল্প কয়েকটা আগ্রহের উত্তর দিয়েছেন
cohort-likes-nearly-all = প্রায় সবই ভালো লাগে
cohort-likes-hardly-any = প্রায় কিছুই ভালো লাগে না
cohort-flat = উত্তরগুলো প্রায় একই রকম
cohort-contradiction = দুটো উত্তর একে অন্যের উল্টো
cohort-group-of = দল
cohort-learners = কতজন
cohort-share = { $n } ({ $percent })

# --- what is to be looked up again
title-due = { $day } তারিখে ১৮০ দিনের বেশি পুরোনো: { $count ->
    [0] কিছুই না
   *[other] { $of }টার মধ্যে { $count }টা তথ্য
 }

# --- the audit
title-audit = { $learners } জন কাল্পনিক শিক্ষার্থী দিয়ে { $version } সংস্করণ যাচাই
audit-published = এদের মূল আগ্রহগুলোর একটার সঙ্গে আরেকটার মিল ততটাই, যতটা সত্যিকারের মানুষের বেলায় ({ $sources })।
audit-assumed = এদের সাধারণ আগ্রহগুলোর যেকোনো দুটোর সম্পর্ক (কোরিলেশন) ০.২৫ ধরা হয়েছে। এটা অনুমান, কারণ তথ্যে কিছু বলা নেই।
audit-answers = নির্দিষ্ট আগ্রহের সঙ্গে তার সাধারণ আগ্রহের সম্পর্ক (কোরিলেশন) { $loading }। একটা উত্তরের নির্ভরযোগ্যতা { $reliability }। প্রতি ১০০টা উত্তরে ১, ২, ৩, ৪ আর ৫ থাকে যথাক্রমে { $shares }টা।
audit-truth = যে স্কিলের ধরন এই আগ্রহগুলোর সঙ্গে সবচেয়ে বেশি মেলে, সেটাকেই “আসলে সেরা” ধরা হয়েছে। সব সংখ্যা শতাংশে; সব শিক্ষার্থীর মধ্যে কত শতাংশ, সেই হিসাব { $margin } পর্যন্ত কমবেশি হতে পারে (দুই স্ট্যান্ডার্ড এরর)। সিড { $seed }।
audit-skills = কাকে কোন স্কিল বলা হয়
audit-first = প্রথমে
audit-three = প্রথম তিনে
audit-best = আসলে সেরা
audit-found = তখন প্রথমে
audit-instead = না হলে বেশি আসে
audit-everybodys = প্রতিটা স্কিলই কারও না কারও বেলায় প্রথমে আসে।
audit-nobodys = কারও বেলায় প্রথমে আসে না: { $skills }।
audit-swallowed = সবচেয়ে বেশি চাপা পড়ে { $skill }: যাঁদের বেলায় আসলে এটাই সেরা, তাঁদের { $share }% ক্ষেত্রে প্রথমে আসে { $by }।
audit-forms = আসলে যেটা সেরা, সেটা কতবার ধরা পড়ে
audit-form-fixed = পরপর { $n }টা প্রশ্ন
audit-form-interview = পথিকের নিজের প্রশ্ন: { $n }টা, সঙ্গে গড়ে { $more }টা বাড়তি প্রশ্ন
audit-form-as-many = { $n }টা, সঙ্গে যাঁর যতটা বাড়তি, ততটা অন্য প্রশ্ন, পরপর
audit-form-drawn = { $n }টা, সঙ্গে যাঁর যতটা বাড়তি, ততটা অন্য প্রশ্ন, লটারি করে
audit-chance = শুধু কপালের জোরে প্রথমে আসত { $first }% ক্ষেত্রে, প্রথম তিনে { $three }% ক্ষেত্রে।
audit-pairs = যেগুলো আলাদা করা সবচেয়ে কঠিন
audit-inseparable = এই জোড়াগুলো প্রশ্ন দিয়ে আলাদা করা যায় না: { $pairs }।
audit-separable = আলাদা করা যায় না, এমন কোনো জোড়া নেই।
audit-apart = সেরাটা আগে আসে
audit-alike = ধরনের মিল
audit-activity = তফাত সবচেয়ে ভালো বোঝা যায় যাতে
audit-sureness = যত সম্ভাবনা বলা হয়, ততবার কি ঠিক হয়?
audit-says = বলা হয়
audit-right = ঠিক হয়
audit-right-pooled = ঠিক হয় (মানুষ অন্য রকম হলে)
audit-error = যেসব সারিতে ১০০ বা বেশি শিক্ষার্থী আছে, সেখানে বলা আর ঠিক হওয়ার তফাত (গড় বর্গের বর্গমূলে): মডেলের মানুষে { $model } পয়েন্ট, নিচের সবাইকে একসঙ্গে ধরলে { $others } পয়েন্ট।
audit-otherwise = মানুষ যদি মডেলের মতো না হয়
audit-off = সম্ভাবনার হিসাবে ভুল
audit-loading = লোডিং { $figure }
audit-reliability = নির্ভরযোগ্যতা { $figure }
audit-yes-saying = কেউ কেউ সবকিছুতেই সহজে হ্যাঁ বলেন
audit-elevated = সবাই সবকিছুতে একটু বেশি নম্বর দেন
audit-extremes = কেউ ২ বা ৪ দেন না
audit-midpoint = ২ আর ৪-এর অর্ধেক বদলে ৩ হয়ে যায়
audit-popularity = কিছু কাজ এমনিতেই বেশি জনপ্রিয়
audit-one-in-ten = দশটায় একটা উত্তর যা খুশি তাই
audit-again = একই মানুষ আবার উত্তর দিলে { $first }% ক্ষেত্রে প্রথমে একই স্কিল আসে, { $two }% ক্ষেত্রে তিনটার অন্তত দুটো এক থাকে।
audit-learners = শিক্ষার্থী
audit-careless = না ভেবে দেওয়া উত্তর
audit-noted = ধরা পড়ে
audit-as = কী হিসেবে
audit-told-forty = ৪০+ বলা হয় (আগে / শেষে)
audit-told-sixty = ৬০+ বলা হয়
audit-honest = মন থেকে দেওয়া উত্তর
audit-all-same = সব প্রশ্নে একই উত্তর
audit-nearly-same = দশটায় একটা বাদে সব একই উত্তর
audit-likes-nearly-all = দশটায় নয়টাতেই ৪ বা ৫
audit-likes-hardly-any = দশটায় নয়টাতেই ১ বা ২
audit-random = যা খুশি তাই উত্তর
audit-one-slip = মন থেকে দেওয়া উত্তর, শুধু একটা বাড়তি প্রশ্নে উল্টোটা
audit-walkable = কার কাছে কী থাকলে প্রতিটা পথের কতটা যাওয়া যায় (ঘণ্টার শতাংশে)
audit-limits = সীমা
audit-limits-kept = সব সীমা ঠিক আছে: প্রতিটা স্কিল প্রথমে আসে { $least } থেকে { $most }% ক্ষেত্রে। আর আসলে যেটা সেরা, বাড়তি প্রশ্নগুলো সেটা সমানসংখ্যক অন্য প্রশ্নের চেয়ে বেশিবার ধরতে পারে।
audit-too-few = { $skill } প্রথমে আসে মাত্র { $share }% ক্ষেত্রে।
audit-too-many = { $skill } প্রথমে আসে { $share }% ক্ষেত্রে।
audit-follow-ups = সমান সংখ্যায় অন্য প্রশ্ন করলে সেরাটা যতবার ধরা পড়ে, বাড়তি এই প্রশ্নগুলোতে তার চেয়ে বেশিবার ধরা পড়ে না।
audit-miscalibrated = সম্ভাবনাগুলো গড়ে { $error } পয়েন্ট ভুল (গড় বর্গের বর্গমূল); ৫ পর্যন্ত চলে।
audit-footer = এই সংখ্যাগুলো প্রশ্ন নিয়ে, জীবন নিয়ে নয়: শুরুতে যা ধরে নেওয়া হয়েছিল, প্রশ্নগুলো তা কতটা খুঁজে পায়, শুধু সেটুকুই বলে।

# Arguments that make no sense
misuse-command = { $word } নামে কোনো কমান্ড নেই
misuse-unknown = এখানে { $flag } নামে কোনো অপশন নেই
misuse-value = { $flag } অপশনে { $value } দেওয়া যায় না
misuse-no-value = { $flag } লিখলে তারপর একটা মান দিতে হয়
misuse-missing = এটা দেওয়া হয়নি: { $flags }
misuse-conflict = { $flag } আর { $other } একসঙ্গে দেওয়া যায় না
misuse-suggested = { $all } বোঝাতে চেয়েছেন?
misuse-allowed = যা দেওয়া যায়: { $all }
misuse-number = একটা পূর্ণসংখ্যা দিন
misuse-help = সব অপশন দেখতে: { $command }

# ফোনের পেজ
app-name = পথিক
app-welcome = ফ্রিল্যান্সিংয়ের কোন কাজ আপনাকে মানায়? গোটা তিরিশেক ছোট প্রশ্ন; উত্তর ফোনের বাইরে যায় না।
app-back = পেছনে
app-why = কেন?
app-skip = বাদ দিন
app-go-on = এগিয়ে যান
app-choose = নিচের একটা উত্তর বেছে নিন।
app-have-code = আমার একটা কোড আছে
app-type-code = আপনার কোড
app-your-code = এই কোড দিয়ে যেকোনো ফোন বা কম্পিউটারে আপনার উত্তর আর টিকগুলো ফিরে পাবেন। লিখে রাখুন, বা নিজেকে পাঠিয়ে রাখুন।
app-send-code = কোডটা পাঠান বা কপি করুন
app-journal = কোনো কম্পিউটারে পথিক থাকলে সেখানে pothik start --code লিখে পরে এই কোডটা দিন, একটা জার্নাল শুরু হবে। ফিরে আসতে কোডটা বা পুরো জার্নালটা এখানে পেস্ট করুন। কোন দিন কী করেছেন আর যা টুকে রেখেছেন, তা জার্নালেই থাকে।
app-ask-me = বাকি প্রশ্নগুলোর উত্তর দিন
app-forgets = এই ফোন পেজকে কিছু মনে রাখতে দেয় না। বন্ধ করার আগে কোডটা লিখে রাখুন, নইলে পরে আবার গোড়া থেকে শুরু করতে হবে।
app-path = পুরো পথ, টিক দিতে দিতে
app-guide = পথিককে কিছু জিজ্ঞেস করুন
app-further = আরও
app-keep = শেয়ার, প্রিন্ট, কোড
app-next = এরপরের কাজ
app-how-tried = করেছেন? কেমন লাগল?
app-done-of = { $of }টা কাজের { $done }টা হয়েছে
app-no-more = ফল আরও নিশ্চিত করার মতো প্রশ্ন আর বাকি নেই।
app-anew = সব মুছে নতুন করে শুরু
app-ask = নিজের ভাষায় জিজ্ঞেস করুন: বাংলা, ইংরেজি বা বাংলিশ
app-topics = অন্যরা যা জানতে চান
app-search = খুঁজুন
app-share = এই পরামর্শ শেয়ার করুন
app-copy = এই পরামর্শ কপি করুন
app-copied = কপি হয়েছে।
app-not-copied = এই ফোনে পেজ থেকে কপি করা যায় না। লেখার ওপর চেপে ধরে কপি করুন।
app-file = পথিক কাউকে পাঠান
app-file-by-hand = এই ফোনে পেজ থেকে সরাসরি পাঠানো যায় না। ফাইল অ্যাপ থেকে pothik.html ফাইলটা হোয়াটসঅ্যাপ বা ব্লুটুথে পাঠান।
app-print = প্রিন্ট করুন
app-private = এই পেজ থেকে কিছু বাইরে যায় না। লিংকগুলো বাইরে খোলে, তাতে ডেটা লাগে।
page-format = পেজটা শুধু HTML হিসেবে সেভ করা যায়
page-saved = সেভ হয়েছে: { $file }। হোয়াটসঅ্যাপ, ব্লুটুথ বা মেমোরি কার্ডে পাঠান; ফোনে Chrome দিয়ে খুলবে।
page-broken = পথিকের ভেতরে কোথাও গোলমাল হয়েছে। আপনার উত্তর হারায়নি: পেজটা বন্ধ করে আবার খুলুন। তাতে কাজ না হলে নিচের কোডটা লিখে রাখুন, নতুন পথিক নিন, আর সেখানে কোডটা দিন।
page-waiting = পথিক খুলছে। দশ সেকেন্ডেও কিছু না হলে ফাইলটা Chrome দিয়ে খুলুন (২০২২ সালের পরের Chrome)। তাতেও না খুললে পাঠানোর সময় ফাইলটা কাটা পড়েছে: আবার চেয়ে নিন।

# --- errors and hints
label-error = ভুল:
label-hint = পরামর্শ:
error-why = { $kind ->
    [missing] এ নামে কিছু নেই
    [forbidden] অনুমতি নেই
    [full] জায়গা ভরে গেছে
    [folder] এটা একটা ফোল্ডার
    [no-folder] ঠিকানার একটা অংশ ফোল্ডার নয়
    [name] নামটা বেশি লম্বা বা চলে না
   *[other] { $why }
 }
error-file = { $doing ->
    [read] { $path } পড়া গেল না
    [lock] { $path } এখন অন্য কেউ ব্যবহার করছে
   *[write] { $path } লেখা গেল না
 }: { $why }
error-code-typo = { $code } কোডটা ঠিক নেই: একটা অক্ষর ভুল হয়েছে বা বাদ পড়েছে
hint-code-typo = পথিক যে লাইনটা দিয়েছিল, তার পুরোটা কপি করুন; নতুন করে শুরু করতে চাইলে --code বাদ দিন
error-code-no-skill = কোডে কোনো স্কিল বাছা নেই
hint-code-no-skill = কোডের আগে স্কিলটা লিখুন: pothik start SKILL --code CODE
error-code-edition = এই কোড অন্য প্রশ্নের: এর শুরুতে `{ $begins }`, অথচ { $catalog } ক্যাটালগের কোড শুরু হয় এগুলো দিয়ে: { $known }
hint-code-edition = প্রশ্নগুলোর উত্তর আবার দিন, অথবা কোডটা যে ক্যাটালগের বা পথিকের যে সংস্করণের, সেটাই ব্যবহার করুন
hint-near = { $all } বোঝাতে চেয়েছেন?
error-several = { $word } বলতে একাধিক জিনিস বোঝাতে পারে
error-not-found = এখানে { $word } বলে কিছু নেই
hint-is-skill = `{ $id }` একটা স্কিল: pothik show { $id }
hint-is-method = `{ $id }` শেখার একটা উপায়: pothik show { $id }
hint-is-platform = `{ $id }` একটা প্ল্যাটফর্ম: pothik show { $id }
hint-is-guide = `{ $id }` গাইডের একটা বিষয়: pothik guide { $id }
hint-there-are = যা যা আছে: { $all }
error-text-only = { $what ->
    [man] ম্যানুয়াল
    [journal] জার্নালের কথা
   *[other] স্ক্রিপ্ট
 } শুধু টেক্সট হিসেবেই পাওয়া যায়
error-format = এটা এই ফরম্যাটে লেখা যায় না
hint-format = table, json, markdown বা html দিন
error-lang = POTHIK_LANG-এ আছে { $wish }: en বা bn দিন
error-too-large = { $name } ৪ MiB-এর চেয়ে বড়
error-not-utf8 = লেখাটা UTF-8 নয়
hint-not-utf8 = ফাইলটা UTF-8 হিসেবে সেভ করুন
error-no-folder = { $folder } নামে কোনো ফোল্ডার নেই
hint-no-folder = আগে ফোল্ডারটা বানান, অথবা অন্য কোথাও রাখুন
error-is-folder = { $path } একটা ফোল্ডার
hint-is-folder = তার ভেতরের একটা ফাইলের নাম দিন, যেমন { $file }
error-is-there = { $path } আগে থেকেই আছে
hint-is-there = অন্য নাম দিন, অথবা পুরোনোটার জায়গায় নতুনটা রাখতে --force দিন
error-form = { $given } এই নিয়মে লেখা হয়নি: { $form }
error-twice = { $id } দুবার দেওয়া হয়েছে
error-no-journal = এখনো কোনো জার্নাল নেই ({ $file })
hint-no-journal = pothik start SKILL লিখে শুরু করুন
error-journal = { $why ->
   *[other] জার্নালের এই লাইনটা পড়া যাচ্ছে না
 }
hint-journal = লাইনটা ঠিক করুন, অথবা --force দিয়ে নতুন করে শুরু করুন: পুরোনো ফাইলটা থেকে যাবে
error-journal-newer = { $file } পথিকের আরও নতুন সংস্করণে লেখা
error-journal-folder = জার্নাল কোন ফোল্ডারে থাকবে, জানা যাচ্ছে না
hint-journal-folder = --journal FILE দিয়ে একটা ফাইলের নাম দিন
error-journal-there = আগে থেকেই একটা জার্নাল আছে: { $file }
hint-journal-there = --force দিলে নতুনটা শুরু হবে, পুরোনোটাও পাশেই থাকবে
error-journals = পাশে পুরোনো জার্নাল অনেক বেশি জমে গেছে
error-no-step = { $step } নামে কোনো কাজ নেই
error-steps = এই নামে একাধিক কাজ আছে
error-journal-skill = জার্নালটা { $skill } নিয়ে, কিন্তু এই ক্যাটালগে সেটা নেই
hint-journal-skill = যে ক্যাটালগ দিয়ে শুরু করেছিলেন সেটাই দিন, অথবা অন্য স্কিল শুরু করুন
error-clock = ঘড়িতে এমন একটা দিন, যা কোনো ক্যালেন্ডারে নেই
hint-clock = এই যন্ত্রের ঘড়িটা ঠিক করুন
error-too-many-values = { $name } ফাইলে অনেক বেশি মান দেওয়া
error-not-toml = { $why ->
   *[other] লাইনটা TOML-এর নিয়মে লেখা নয়
 }
error-table = উত্তরের ফাইলে থাকে [activities], [interests], [circumstances] আর [tasters]; { $table } নয়
error-no-table = [{ $table }] লিখে তার নিচে এক লাইনে একটা করে উত্তর লিখুন
error-and-more = আরও থাকতে পারে: ফাইলের বাকিটা দেখা হয়নি
hint-answers-file = `pothik list questions --format toml` লিখলে পূরণ করার ফর্ম পাবেন
error-rating = `{ $id }`-এ { $given } চলে না: ১, ২, ৩, ৪ বা ৫ দিন
error-score = `{ $id }`-এ { $given } চলে না: ১ থেকে ৫-এর মধ্যে একটা সংখ্যা দিন
error-reaction = { $given } চলে না: liked, so-so বা disliked দিন
error-range = `{ $id }`-এ { $given } চলে না: { $min } থেকে { $max }-এর মধ্যে একটা পূর্ণসংখ্যা দিন
error-choice = `{ $id }`-এ { $given } চলে না, দিন { $all }{ $near ->
    [none] {""}
   *[other] ; `{ $near }` বোঝাতে চেয়েছেন?
 }
error-unknown = { $kind ->
    [activity] { $id } নামে কোনো কাজের প্রশ্ন নেই
    [interest] { $id } নামে কোনো আগ্রহ নেই
    [skill] { $id } নামে কোনো স্কিল নেই
   *[circumstance] অবস্থার প্রশ্নে { $id } বলে কিছু নেই
 }; সব দেখতে লিখুন `pothik list questions`
error-unknown-near = { $kind ->
    [activity] { $id } নামে কোনো কাজের প্রশ্ন নেই
    [interest] { $id } নামে কোনো আগ্রহ নেই
    [skill] { $id } নামে কোনো স্কিল নেই
   *[circumstance] অবস্থার প্রশ্নে { $id } বলে কিছু নেই
 }; `{ $near }` বোঝাতে চেয়েছেন?
error-utf16 = ফাইলটা UTF-16, UTF-8 নয়
error-header-utf8 = কলামের নামের লাইনটা UTF-8 নয়
hint-csv-utf8 = স্প্রেডশিট সেভ করার সময় “CSV UTF-8” বেছে নিন
error-no-group = --group: { $what ->
    [column] { $name } নামে কোনো কলাম নেই
   *[other] { $name } পাওয়া গেল না
 }
error-column-name = `{ $name }` নামটা পরামর্শের কলামের জন্য লাগে
hint-column-name = নামটা বদলান, অথবা কলামটা বাদ দিন
error-column-twice = `{ $name }` কলামটা দুবার আছে
error-no-columns-empty = কোনো কলামেই প্রশ্নের নাম নেই; প্রথম লাইনটা খালি
error-no-columns = কোনো কলামেই প্রশ্নের নাম নেই; প্রথম লাইনে আছে { $read }
hint-no-columns = প্রথম লাইনে কলামের নাম থাকে: `pothik list questions` লিখলে সব প্রশ্নের নাম পাবেন;
    {"      "}ফাইলে ওই লাইন না থাকলে নামগুলো --columns দিয়ে দিন
error-rejected = { $n }টা সারি বাদ গেছে; বাকি সবাই পরামর্শ পেয়েছেন
reject-row = সারি { $row }: { $reason }
reject-column = সারি { $row }, কলাম `{ $column }`: { $reason }
reject-more = আরও { $n }টা
reject-quote = উদ্ধৃতিচিহ্ন শুরু হয়ে শেষ হয়নি, বা শেষ হওয়ার পরেও কিছু আছে
reject-fields = এই সারিতে ঘর { $has }টা, থাকার কথা { $wanted }টা
reject-half = এতে একটা অক্ষরের অর্ধেকটা আছে
reject-twice = একই নাম দুবার আছে
reject-nul = এতে একটা NUL চিহ্ন আছে
reject-long = সারিটা { $most } KiB-এর চেয়ে লম্বা
reject-json = এটা এক লাইনের একটা JSON object নয়: { $why }
reject-name = নামটা পরামর্শের কলামে লাগে: বদলান, অথবা বাদ দিন
reject-new = প্রথম সারিতে এই নাম নেই, আর CSV-তে সব সারিতে একই কলাম থাকতে হয়
hint-rejected = কোনটায় কী ভুল, --rejects FILE দিলে ফাইলে থাকবে
note-column = খেয়াল করুন: { $name } কলামটা যেমন আছে তেমনই থাকছে; `{ $near }` বোঝাতে চাইলে নামটা বদলান
error-batch-format = অনেকজনের ফল শুধু csv বা jsonl হিসেবেই লেখা যায়
error-batch-columns = --columns শুধু CSV-র জন্য: JSON Lines-এ প্রতিটা মানের সঙ্গেই নাম থাকে
error-batch-twice = দুটো ফাইলের জন্য একই নাম দেওয়া হয়েছে: { $file }
error-summary = { $file } নামে সারসংক্ষেপ লেখা যায় না
hint-summary = নামের শেষে .html, .md বা .json দিন
error-groups = সারসংক্ষেপ লেখা হয়নি: `{ $column }` কলামে { $most }-এর বেশি আলাদা মান
hint-groups = যে কলামে অল্প কয়েকটা মান থাকে, যেমন জেলা, সেটা দিন
error-no-file = পড়ার মতো কোনো ফাইল নেই
hint-no-file = ফাইলের নাম দিন: pothik batch applicants.csv
error-nothing = হিসাব করার মতো কোনো উত্তর নেই, আর প্রশ্ন করার মতো টার্মিনালও নেই
error-too-few = মাত্র { $measured }টা আগ্রহ জানা গেছে, লাগে { $needed }টা; আর প্রশ্ন করার মতো টার্মিনালও নেই
hint-nothing = উত্তর দিন --rate ACTIVITY=1..5 বা --interest INTEREST=1..5 দিয়ে,
    {"      "}অথবা --answers FILE দিয়ে একটা ফাইল (`pothik list questions --format toml` লিখলে ফর্ম পাবেন)
error-check-format = যাচাইয়ের ফল শুধু টেক্সট হিসেবেই পাওয়া যায়
hint-check-format = --due আর --audit পাওয়া যায় table, json, markdown বা html হিসেবে
check-built-in = ভেতরের ক্যাটালগ
check-sound = { $name } ঠিক আছে: স্কিল { $skills }টা, শেখার উপায় { $methods }টা, প্ল্যাটফর্ম { $platforms }টা, আগ্রহ { $interests }টা, কাজ { $activities }টা, অবস্থার প্রশ্ন { $circumstances }টা, তথ্য { $facts }টা, সূত্র { $sources }টা
error-limits = ক্যাটালগ { $n }টা সীমা ভেঙেছে
hint-limits = রিপোর্টের শেষে সেগুলো আছে (JSON হলে `limits`)
error-plan-end = এই পথ শেষ হওয়ার আগেই ক্যালেন্ডার ফুরিয়ে যায়
hint-plan-end = --start-এ আরও আগের দিন দিন
error-plan-dates = ক্যালেন্ডারের জন্য তারিখ লাগে
hint-plan-dates = সপ্তাহে কত ঘণ্টা দিতে পারবেন, --{ $hours } দিয়ে জানান
error-skill-twice = একই স্কিল দুবার দেওয়া হয়েছে
error-ending = { $file } নাম থেকে ফরম্যাট বোঝা যায় না
hint-ending = নামের শেষে .html, .md, .json, .ics, .toml, .csv, .jsonl বা .txt দিন, অথবা --format দিন
hint-rows = csv বা jsonl দিন
hint-delimiter = , বা ; বা { "|" } বা tab দিন
hint-day = দিনটা এভাবে লিখুন: 2026-12-01
hint-limits-form = প্রথম স্থানের সবচেয়ে কম আর সবচেয়ে বেশি শতাংশ এভাবে লিখুন: 3..15
error-list-format = তালিকাটা এই ফরম্যাটে পাওয়া যায় না
hint-list-format = তালিকা পাওয়া যায় table বা json হিসেবে, প্রশ্নগুলো toml হিসেবেও
misuse-refused = { $why ->
   *[other] মানটা এখানে চলে না
 }
error-outside = { $path } ক্যাটালগের ফোল্ডারের বাইরে চলে যায়
error-no-plain-file = { $file } কোনো ফাইল নয়
error-no-others = এখানে আর কোনো ফাইল নেই
list-or = { $first } বা { $last }
error-twins = দুটো কলামের নাম { $name }; JSON-এ এদের আলাদা রাখা যায় না
hint-twins = একটার নাম বদলান, অথবা CSV হিসেবে লিখুন
error-header-nul = কলামের নামের লাইনে একটা NUL অক্ষর আছে
error-group-twice = --group: দুটো কলামের নাম { $name }
hint-group-twice = একটার নাম বদলান
error-first-row = কলামের নামের প্রথম সারিটা { $most } KiB-এর চেয়ে লম্বা
hint-first-row = ফাইলে এমন সারি না থাকলে নামগুলো --columns দিয়ে দিন
error-threads = এই যন্ত্র আর থ্রেড চালাতে দিচ্ছে না: { $why }
hint-threads = আরও প্রসেসের অনুমতি দিন (ulimit -u), অথবা কিছু বন্ধ করুন
