# The program's sentences in Bengali. Each stands in every language under the same name.

# --- the interview
intro = পথিক আগে জানতে চাইবে আপনার কী ভালো লাগে (মিনিট তিনেক), তারপর আপনার অবস্থা। ঠিক বা ভুল উত্তর বলে কিছু নেই। কিছু জমা রাখা হয় না, কোথাও পাঠানোও হয় না।
intro-menu = ওপর-নিচের তীর দিয়ে বেছে Enter চাপুন। Esc চাপলে আগের প্রশ্ন। Ctrl-C চাপলে থামবে আর একটা কোড দেবে, পরে সেখান থেকেই শুরু করতে পারবেন।
intro-plain = নম্বর লিখে Enter চাপুন। যেকোনো সময় থামতে পারেন, তখন একটা কোড পাবেন, পরে সেখান থেকেই শুরু করা যাবে।
section-circumstances = এবার আপনার অবস্থা নিয়ে কয়েকটা প্রশ্ন। যেকোনোটা বাদ দিতে পারেন।
section-follow-ups = দুটো কাজ খুব কাছাকাছি। আর কয়েকটা প্রশ্ন করলে তফাতটা বোঝা যাবে।
progress = { $n }/{ $of }
progress-follow-up = বাড়তি প্রশ্ন { $n }, বড়জোর { $of }টা
ask-rating = কাজটা করতে আপনার কেমন লাগবে?
rating-5 = খুব ভালো
rating-4 = ভালো
rating-3 = ঠিক জানি না
rating-2 = তেমন না
rating-1 = একদম না
option-skip = বাদ দিন
option-not-sure = নিশ্চিত নই
option-why = কেন জানতে চাইছেন?
why-activity = কোন কাজে কী কী করতে হয়, তার সঙ্গে আপনার উত্তর মেলানো হয়। প্রশ্নটা ভালো লাগা নিয়ে, পারা না-পারা নিয়ে নয়।
number-range = { $min } থেকে { $max }-এর মধ্যে একটা সংখ্যা, { $unit }
plain-hint-short = নম্বর:
plain-hint = নম্বর (b পেছনে, s বাদ, ? কেন, q থামুন):
number-hint = b লিখে Enter: আগের প্রশ্ন। শুধু Enter: বাদ। ? লিখে Enter: কেন।
not-understood = বোঝা গেল না: { $given }
at-first-question = এটাই প্রথম প্রশ্ন।
stopped = থামা হলো। যেখানে ছিলেন সেখান থেকে আবার শুরু করতে লিখুন:
stopped-no-code = থামা হলো। সরাসরি দেওয়া স্কোর কোডে রাখা যায় না।
stopped-no-answers = থামা হলো। এখনো কোনো উত্তর দেওয়া হয়নি।

# --- the form
form-intro = পথিকের জন্য উত্তর। যে প্রশ্নের উত্তর দেবেন, সেই লাইনের শুরু থেকে # চিহ্নটা তুলে দিন; বাকিগুলো যেমন আছে থাকুক।
form-interests = অন্য কোনো প্রশ্নপত্র থেকে স্কোর পেয়ে থাকলে তবেই; তখন কাজগুলোর বদলে এগুলোই ধরা হবে।

# --- phrases
list-and = { $first } ও { $last }
checked = { $day } তারিখে যাচাই করা
checked-long-ago = { $day } তারিখে যাচাই করা, আবার দেখে নিন
band-strong = খুব বেশি
band-good = বেশি
band-fair = মোটামুটি
band-weak = কম
need-at-most = { $label }: বড়জোর { $most }
ready-now = এখনই শুরু করা যায়
ready-partly = { $stages ->
    [one] ধাপ ১ এখনই, তারপর লাগবে { $needs }
   *[other] ধাপ ১-{ $stages } এখনই, তারপর লাগবে { $needs }
 }
ready-later = পরে: লাগবে { $needs }
ready-partly-unknown = { $stages ->
    [one] ধাপ ১ এখনই; বাকিটা নির্ভর করে এর ওপর: { $asks }
   *[other] ধাপ ১-{ $stages } এখনই; বাকিটা নির্ভর করে এর ওপর: { $asks }
 }
ready-unknown = জানা নেই; নির্ভর করে এর ওপর: { $asks }
unlock-answer = জানতে হলে এর উত্তর দিন: { $asks }
unlock-need = লাগবে { $needs }
platform-open = আপনার জন্য খোলা
reason-much-liked = { $item } (আপনি বলেছেন { $rating })
reason-little-disliked = এখানে এটা কম, আর আপনিও বলেছেন { $rating }: { $item }
reason-much-disliked = এখানে এটা অনেক, কিন্তু আপনি বলেছেন { $rating }: { $item }
reason-little-liked = এটা এখানে পাবেন না, অথচ আপনি বলেছেন { $rating }: { $item }
instead-if = “{ $item }”: এতে { $from } না বলে { $to } বললে { $skill } সবার আগে আসত।
method-first-if = “{ $label }” প্রশ্নের উত্তর “{ $value }” হলে { $method } সবার আগে আসত।
note-too-few = তিনটার কম আগ্রহের উত্তর পাওয়া গেছে। তুলনা করার জন্য এটা খুব কম।
note-all-same = আপনার সব উত্তর এক। কোনটা বেশি ভালো লাগে, তা এ থেকে বোঝা যায় না।
note-few = { $of }টা আগ্রহের মধ্যে { $measured }টার উত্তর পাওয়া গেছে; যত বেশি উত্তর, তত নিশ্চিত ফল।
note-likes-nearly-all = আপনার প্রায় সবই ভালো লাগে। ভালো কথা, তবে এতে তফাত কম বোঝা যায়। এগুলো আবার দেখুন, ছুটির দিনে নিজে থেকে যা করতেন শুধু তাতেই ৫ দিন:
note-likes-hardly-any = আপনার প্রায় কিছুই ভালো লাগে না। হয়তো একটু কড়া হয়ে উত্তর দিয়েছেন। এগুলো আবার দেখুন:
note-flat = আপনার উত্তরগুলো প্রায় একই রকম, তাই ছোট ছোট তফাতেই ফল ঠিক হচ্ছে। এগুলো আবার দেখুন:
note-contradiction = এই দুটো কাজ একই ধরনের, অথচ উত্তর দিয়েছেন একেবারে আলাদা: “{ $one }” আর “{ $other }”।

# --- the advice
cannot-tell = কোন কাজ আপনাকে মানায়, আপনার উত্তর থেকে এখনো বোঝা যাচ্ছে না। তাই কোনোটাকে আগে রাখা হলো না। নিচের দু-তিনটা ছোট কাজ করে দেখুন, তারপর আবার উত্তর দিন।
tasters = করে দেখার ছোট কাজ
minutes = { $n } মিনিট
headline-start = { $skill } দিয়ে শুরু করুন।
headline-weak = এখনই শুরু করা যায় এমন কাজের মধ্যে আপনার আগ্রহের সবচেয়ে কাছাকাছি { $skill }, তবে মিল কম: বেছে নেওয়ার আগে ছোট কাজটা করে দেখুন।
headline-unknown = আপনার আগ্রহের সঙ্গে সবচেয়ে বেশি মেলে { $skill }। এখনই শুরু করতে পারবেন কি না জানা নেই; { $unlock }।
headline-later = আপনার আগ্রহের সঙ্গে সবচেয়ে বেশি মেলে { $skill }, তবে এখনই শুরু করা যাবে না: { $unlock }।
headline-locked = { $skill } আপনার আগ্রহের সঙ্গে আরও বেশি মেলে, তবে { $unlock }।
headline-sell = দেখানোর মতো কাজ হলে প্রথমে { $platform }-এ বিক্রির চেষ্টা করুন।
headline-sell-guardian = দেখানোর মতো কাজ হলে প্রথমে { $platform }-এ বিক্রির চেষ্টা করুন, { $how }।
headline-sell-how = দেখানোর মতো কাজ হলে প্রথমে { $platform } দেখুন: { $how }।
headline-no-platform = এখনো কোনো মার্কেটপ্লেস আপনাকে নেবে না। ততদিন শিখুন, দেখানোর মতো কাজ জমান।
column-fit = মিল
column-skill = কাজ
column-start = শুরু করা যাবে?
too-close = { $one } আর { $other } প্রায় সমান: বেছে নেওয়ার আগে দুটোরই ছোট কাজ করে দেখুন।
why = { $skill } কেন
how-sure = কতটা নিশ্চিত?
sure-low = খুব একটা না। এটাকে শুধু একটা ইশারা ধরুন, তিনটারই ছোট কাজ করে দেখুন।
sure-medium = মোটামুটি। সবচেয়ে ভালো প্রশ্নপত্রও প্রায় অর্ধেক মানুষের বেলায় ঠিক পথটা বলতে পারে, তাই তিনটাই দেখুন।
sure-high = বেশ নিশ্চিত: যেকোনো একটা আগ্রহ বাদ দিলেও এটা প্রথম তিনেই থাকে। তবু মনে রাখুন, সবচেয়ে ভালো প্রশ্নপত্রও প্রায় অর্ধেক মানুষের বেলায় ঠিক পথটা বলতে পারে।
how-to-learn = কীভাবে শিখবেন
where-to-sell = কোথায় বিক্রি করবেন
the-way = { $skill }: পুরো পথ
way-weeks = প্রায় { $hours } ঘণ্টা: সপ্তাহে { $per_week } ঘণ্টা করে { $weeks } সপ্তাহ। কারও লাগে { $low } সপ্তাহ, কারও { $high }। (আমাদের অনুমান)
way-hours = প্রায় { $hours } ঘণ্টা। (আমাদের অনুমান। --hours দিলে সপ্তাহে হিসাব হবে।)
stage = { $title } ({ $hours } ঘণ্টা)
from-here = এখান থেকে লাগবে { $need }
fork-taken = এখানে পথ দুটো: { $name }। { $text }
fork-other = অথবা: { $name }। { $text }
try-first = আগে করে দেখুন, { $minutes }: { $text }
beware = সাবধান
footer = আগ্রহ মানেই পারা নয়, আর আয়ের কথা কেউ আগে থেকে দিতে পারে না। কাউকে ভর্তি করা বা বাদ দেওয়ার জন্য এটা নয়। কাজের বিবরণ যুক্তরাষ্ট্রের পেশার তথ্য (O*NET, CC BY 4.0) আর আমাদের নিজেদের বিচার থেকে নেওয়া। তথ্য { $checked }।
go-on = আবার দেখতে বা কাউকে পাঠাতে:

# --- lists
list-skills = কাজ
list-methods = শেখার উপায়
list-platforms = প্ল্যাটফর্ম
list-activities = কাজকর্ম: --rate ACTIVITY=1..5
list-interests = আগ্রহ: --interest INTEREST=1..5
list-circumstances = আপনার অবস্থা
