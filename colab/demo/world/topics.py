"""What the demo's challenges are about: invented cases in real places. One line a topic; see ``Topic``."""
# ruff: noqa: E501 - one line a topic is easier to read and to mend

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Topic:
    """A challenge with its section, the measure that shows success, and what a winning team offers."""

    place: str
    """A bureau of Tokyo, or the code of a municipality."""
    section: str
    section_en: str
    area: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    site: str
    measure: str
    measure_en: str
    unit: str
    unit_en: str
    baseline: Decimal
    target: Decimal
    product: str
    product_en: str


_ROWS = """
環境局|資源循環課|Recycling Section|environment|集積所の見回りを半分の時間で終えるには、どうすればよいか|How can we halve the rounds to collection points?|職員が毎日集積所を見回り、あふれを目で確かめています。|Staff walk to every collection point each day to look for overflow.|新宿区内の集積所12か所|1回の確認作業|One check|分|min|40|15|集積所見守りカメラ|Collection Point Watch
福祉局|高齢者施策推進課|Elderly Care Section|welfare|夜間の見守りで職員の負担を減らすには、どうすればよいか|How can night care be made lighter for staff?|特別養護老人ホームでは、夜間に1時間ごとの巡回をしています。|Nursing homes make rounds every hour of the night.|都内の特別養護老人ホーム2か所|一晩の巡回|Rounds a night|回|rounds|9|4|みまもりマットそよかぜ|Soyokaze Care Mat
建設局|道路保全課|Road Maintenance Section|infrastructure|道路の小さな陥没を、事故の前に見つけるには、どうすればよいか|How can we find small road cave-ins before accidents happen?|職員が車で巡回し、目で路面を確かめています。|Staff drive around and look at the surface.|都道3路線 48km|発見までの日数|Days until found|日|days|14|5|路面モニター|Road Surface Monitor
131041|防災課|Disaster Prevention Section|disaster|避難所の混み具合を、行く前に伝えるには、どうすればよいか|How can people know how full a shelter is before they go?|開設した避難所の人数を、電話と紙で集めています。|Head counts of shelters are collected by telephone and on paper.|新宿区内の避難所5か所|集計にかかる時間|Time to collect|分|min|90|20|避難所みえるボード|Shelter Board
132012|保育幼稚園課|Childcare Section|childcare_education|保育園の入園の相談を、夜でもできるようにするには、どうすればよいか|How can parents ask about nurseries at night too?|開庁時間の窓口と電話に相談が集中しています。|Questions pile up at the counter and the telephone.|八王子市役所|相談の待ち時間|Waiting time|分|min|35|10|入園相談アシスト|Nursery Helper
水道局|給水管理課|Water Supply Section|infrastructure|地下の漏水を、掘る前に絞り込むには、どうすればよいか|How can we narrow down leaks before digging?|夜間に職員が音を聞いて漏水を探しています。|Staff listen for leaks at night.|多摩地区の配水管 60km|1件の特定にかかる時間|Time to locate one leak|時間|hours|12|5|漏水サウンドマップ|Leak Sound Map
港湾局|臨海開発課|Waterfront Section|transport_city|臨海部で、徒歩の来訪者が迷わないようにするには、どうすればよいか|How can visitors on foot find their way on the waterfront?|案内板が古く、駅の出口で道を尋ねる人が多くいます。|Signs are old, and many people ask the way at the station.|臨海副都心|道を尋ねる人|People asking the way|人/日|a day|120|60|あるナビ臨海|Aru Navi
産業労働局|観光振興課|Tourism Section|industry_tourism|小さな商店が、外国語の問合せに答えられるようにするには、どうすればよいか|How can small shops answer questions in other languages?|商店街では、外国語の電話や来店に答えられないことがあります。|Shops often cannot answer calls in other languages.|浅草と高円寺の商店街|答えられなかった問合せ|Questions left unanswered|件/週|a week|30|8|まちの通訳|Town Interpreter
131121|子ども家庭課|Children and Families|childcare_education|学校に行きにくい子が、家から人とつながるには、どうすればよいか|How can children who stay at home connect with others?|登校しにくい児童への訪問は月1回が限度です。|Visits are possible only once a month.|世田谷区の教育支援センター|月あたりの交流|Contacts a month|回|times|1|6|つながり教室|Tsunagari Class
132098|健康推進課|Health Section|health|健診を受けない人に、きっかけを届けるには、どうすればよいか|How can we reach people who skip their check-ups?|はがきの案内では受診率が伸びません。|Postcards no longer raise the rate.|町田市内|受診率|Share of check-ups|%|%|46|55|健診こえかけ便|Check-up Nudge
保健医療局|感染症対策課|Infection Control|health|保健所の聞き取りの記録を、その場で終えるには、どうすればよいか|How can interviews be recorded on the spot?|聞き取りの後に、別の用紙へ書き写しています。|Interviews are copied to another form afterwards.|都保健所2か所|1件の記録|One record|分|min|25|10|聞き取りメモ|Interview Notes
131113|道路課|Road Section|infrastructure|街路樹の倒木を、倒れる前に見つけるには、どうすればよいか|How can we spot trees before they fall?|樹木医の点検は3年に1回です。|Tree doctors come once in three years.|大田区内の街路樹1,200本|1本の点検|One inspection|分|min|20|6|街路樹ドクター|Street Tree Doctor
都市整備局|住宅管理課|Housing Section|welfare|都営住宅の空室の点検を、鍵を運ばずに終えるには、どうすればよいか|How can empty flats be checked without carrying keys?|点検のたびに、鍵を窓口まで取りに行きます。|Each check begins with fetching a key.|都営住宅3団地|1室の点検|One flat|分|min|70|30|あけるんキー|Akerun Key
132021|公園緑地課|Parks Section|environment|公園の遊具の不具合を、その日のうちに知るには、どうすればよいか|How can we learn of broken playground equipment the same day?|不具合の連絡は電話だけで、翌日以降に届きます。|Reports come by telephone, a day late.|立川市内の公園8か所|知るまでの時間|Hours until known|時間|hours|30|6|遊具みっけ|Playground Finder
教育庁|指導企画課|Education Planning|childcare_education|先生が、欠席の連絡を朝5分で確かめるには、どうすればよいか|How can teachers check absences in five minutes?|朝の電話が重なり、確認に時間がかかります。|Calls pile up each morning.|都立高校2校|朝の確認|Morning check|分|min|28|5|けさノート|Morning Note
総務局|総合防災部|Disaster Management|disaster|帰宅困難者の受入れ先を、駅前で示すには、どうすればよいか|How can stranded commuters be shown where to go?|受入れ施設の空きは、電話で確かめています。|Free places are asked for by telephone.|新宿駅周辺|案内までの時間|Time to guide|分|min|60|15|帰宅サポートサイン|Way Home Sign
131229|環境課|Environment Section|environment|食品ロスを、商店街ぐるみで減らすには、どうすればよいか|How can a shopping street waste less food?|売れ残りの量が、店ごとにしか分かりません。|Leftovers are known only shop by shop.|葛飾区内の商店街|捨てる食品|Food thrown away|kg/日|kg a day|42|25|のこりものメール|Leftover Mail
132047|都市交通課|Transport Section|transport_city|コミュニティバスの遅れを、待つ人に伝えるには、どうすればよいか|How can people at the stop know that the bus is late?|停留所では時刻表しか見られません。|There is only the timetable at the stop.|三鷹市内の2路線|遅れの問合せ|Questions about delays|件/日|a day|24|8|いまバス|Ima Bus
環境局|気候変動対策課|Climate Section|environment|古い庁舎の空調を、職員が調整しなくても済むようにするには、どうすればよいか|How can old office buildings regulate their own air?|担当者が毎日、各階の温度を手で調整しています。|Someone sets the temperature of each floor by hand.|都有施設4棟|使う電力|Power used|kWh/日|kWh a day|820|650|くうちょうロボ|Air Robot
福祉局|障害者施策推進課|Disability Services|welfare|窓口の手話通訳を、待たずに受けられるようにするには、どうすればよいか|How can sign language be there without waiting?|通訳者の予約は3日前までに必要です。|Interpreters must be booked three days ahead.|都と区の窓口6か所|利用までの日数|Days until served|日|days|3|0|てことば窓口|Sign Desk
131148|文化振興課|Culture Section|culture_sport|地域の祭りの記録を、次の世代が使える形で残すには、どうすればよいか|How can local festivals be kept for the next generation?|写真と文書が、町会ごとに散らばっています。|Photos and papers are scattered.|中野区内の町会|整理した記録|Records in order|件|items|40|300|まつりアーカイブ|Matsuri Archive
デジタルサービス局|区市町村支援課|Municipal Support|admin_dx|小さな町村でも、申請の書類を間違えずに書けるようにするには、どうすればよいか|How can forms be filled in without mistakes, even in small towns?|書き間違いの差戻しが、窓口の負担になっています。|Returned forms burden the counter.|島しょの3町村|差戻し|Returned forms|件/週|a week|18|5|かきかたガイド|Form Guide
建設局|河川課|River Section|disaster|川の水位を、住民が自分で確かめられるようにするには、どうすればよいか|How can residents check the river level themselves?|水位の情報は専門家向けで、読み方が難しいものです。|Levels are published for specialists.|神田川流域|確かめた人|People who checked|人/日|a day|60|400|かわみるマップ|River Map
132233|産業課|Industry Section|industry_tourism|農家の直売所の売り切れを、家で知るには、どうすればよいか|How can people know at home what the farm shop still has?|行ってみないと、品ぞろえが分かりません。|You must go there to see.|武蔵村山市の直売所6か所|空振りの来店|Visits in vain|件/日|a day|15|5|やさいナウ|Yasai Now
131059|図書館|Library|culture_sport|図書館の本の並びを、閉館後の短い時間で確かめるには、どうすればよいか|How can shelves be checked in the short time after closing?|閉館後に職員が1冊ずつ確かめています。|Staff check book by book after closing.|文京区立図書館2館|1棚の確認|One shelf|分|min|18|6|たなしらべ|Shelf Check
131211|区民課|Residents Section|admin_dx|転入の手続の待ち時間を、3月でも延ばさないには、どうすればよいか|How can moving-in stay quick even in March?|3月と4月は、窓口で2時間待つこともあります。|In spring people wait for two hours.|足立区役所|待ち時間|Waiting time|分|min|95|40|まちじかん予報|Waiting Forecast
港湾局|離島港湾課|Island Ports|infrastructure|島の港の設備を、船で行かずに点検するには、どうすればよいか|How can island ports be checked without going by ship?|点検のたびに、職員が船で一泊して向かいます。|Each check takes a night on the ship.|伊豆諸島の2港|1回の点検|One inspection|時間|hours|30|8|みなとドローン|Port Drone
保健医療局|医療政策課|Medical Policy|health|夜間の小児の電話相談を、つながりやすくするには、どうすればよいか|How can parents get through to the night line?|混み合う時間には、半数がつながりません。|Half the calls do not get through.|都内全域|つながらない割合|Calls not answered|%|%|48|15|こども電話さき読み|Call Forecast
131091|地域振興課|Community Section|admin_dx|町会の回覧板を、紙と一緒に続けられる形にするには、どうすればよいか|How can notices go around on paper and on phones?|回覧に2週間かかり、催しに間に合いません。|A notice takes two weeks.|品川区内の12町会|全員に届くまで|Until all have read|日|days|14|3|かいらんプラス|Kairan Plus
132241|高齢支援課|Elderly Support|welfare|買い物に行けない高齢者に、店の人が気づけるようにするには、どうすればよいか|How can shops notice when elderly customers stop coming?|来なくなったことに気づくのが遅れています。|It is noticed too late.|多摩市内の団地2か所|気づくまでの日数|Days until noticed|日|days|21|7|いつものお店便|Usual Shop
"""
_CIVIC = """
131164|防災危機管理課|Disaster Section|disaster|車いすで通れる避難の道を、住民と地図にするには、どうすればよいか|How can residents map the ways out that wheelchairs can take?|段差や坂の情報が、地図にありません。|Steps and slopes are on no map.|豊島区内|調べた道|Streets surveyed|km|km|0|60|バリアフリー避難マップ|Step-free Map
132080|ごみ対策課|Waste Section|environment|ごみの分け方を、写真を撮るだけで知るには、どうすればよいか|How can a photo tell how to sort waste?|分け方の問合せが毎日80件あります。|There are eighty questions a day.|調布市内|問合せ|Questions|件/日|a day|80|40|ごみわけ写真帳|Sorting Album
131083|子育て支援課|Families Section|childcare_education|授乳とおむつ替えの場所を、いつでも正しく見せるには、どうすればよいか|How can nursing rooms be shown, always up to date?|一覧が年1回しか更新されません。|The list is renewed once a year.|江東区内|古い情報|Outdated entries|件|entries|60|5|あかちゃんスポット|Baby Spot
132128|市民課|Citizens Section|admin_dx|転出入の持ち物を、迷わず準備できるようにするには、どうすればよいか|How can people prepare for moving without guessing?|必要な書類が人によって違います。|The papers differ from person to person.|日野市役所|差戻し|Returned|件/週|a week|25|8|もちものリスト|What to Bring
131130|環境政策課|Environment Policy|environment|給水できる場所を、観光客にも分かるようにするには、どうすればよいか|How can visitors find water taps?|給水機の場所が知られていません。|Nobody knows where the taps are.|渋谷区内|知っている人|People who know|%|%|12|40|みずくみマップ|Water Tap Map
131024|広報課|Public Relations|admin_dx|防災無線の聞き逃しを、後から確かめられるようにするには、どうすればよいか|How can people look up an announcement they missed?|放送の内容の問合せが、雨の日に集中します。|On rainy days everybody asks what was announced.|中央区内|問合せ|Questions|件/日|a day|40|10|きこえたノート|Heard Notes
131202|農業振興課|Farming Section|industry_tourism|区民農園の空きを、すぐに知らせるには、どうすればよいか|How can free garden plots be shown at once?|空きの案内は年2回の紙だけです。|Free plots are announced on paper twice a year.|練馬区内|空いたままの区画|Plots left empty|区画|plots|30|5|はたけあき帳|Garden List
"""


def _read(text: str) -> list[Topic]:
    topics = []
    for line in text.strip().splitlines():
        parts = line.split("|")
        topics.append(Topic(*parts[:13], Decimal(parts[13]), Decimal(parts[14]), *parts[15:]))
    return topics


def topics() -> list[Topic]:
    """Return the topics of challenges on the road to a contract."""
    return _read(_ROWS)


def civic_topics() -> list[Topic]:
    """Return the topics of the civic-tech route."""
    return _read(_CIVIC)
