"""Given names of the country's people by where they come from, written for this project.

Faker's lists leave most short forms out. The same groups tell how mixed the training data's names are.
"""

from __future__ import annotations

GIVEN_NAMES: dict[str, frozenset[str]] = {
    origin: frozenset(names.split())
    for origin, names in {
        "Dutch": """
            aad aafke aart ab abel ad adriaan aleida alie alwin anja ankie anneke annelies annemarie
            annemiek annet annette anouk ans ansje ap arend arie arjan arjen arno arnold arnoud bart bas
            bastiaan ben bep berend bernadette bernard bert betsy betty bianca boudewijn bram brechtje
            brigitte cees chiel christel cobie coby coen cokkie cor corina corrie corry daan daniëlle dennis
            dick dieuwertje dineke dini dinie dirk dirkje dolf dorien ed edith eef eefje eelke egbert elly
            els elsbeth elske erik ernst esther evelien evert evie femke ferdi fieke floor floortje floris
            frans frederik freek frits geert geertje geertruida gerard gerben gerda gerdien gerlinde gerrie
            gerrit gert gertjan giel gijs gonda greet greetje gretha guus guusje hanna hanneke hannie hans
            harm harmen harrie harry hein heleen hella henk henkjan hennie henny henriette herman hessel
            hetty hilde huib huibert ilse ina ineke inge ingeborg ingrid irma jaap jacco jacintha jacob jan
            janneke jannie janny jantien jantje jasper jelle jeroen jet jetty joep joke jolanda jolien joop
            joost jorien jorrit jos josien jurgen jurriaan kaat karel karin karlijn kees kim klaartje klaas
            koen koos laurens leen lenie lennart lex lia lianne lidewij lieke lies liesbeth lijsbeth linda
            loes lotte lou louise luuk maaike maarten machteld manon marc marcel marco margreet margriet
            maria marian marianne marieke marije marijke marijn marina mariska marit mariëlle marja marjan
            marjo marjolein marleen marlies marloes marlous martijn martine mathijs matthijs maurits
            meindert menno merel mia miek mieke mien miep minke mirjam mirthe monique nel nelleke nellie
            netty nicole niek niels nienke olga onno paul paula paulien peter petra piet pieter pieternel
            pim pleun reinier remco renate rené resi ria rianne riek rik rinus roald rob robbert robert roel
            roelie roelof rogier rolf roos rosalie rosanne rosemarijn ruben rudi rutger ruud sander sanne
            saskia sebastiaan sien sijbrand simone sjaak sjaan sjef sjoerd sofie stef stefan steven stijn
            suzan suzanne sven sylvia tamara teun teuntje thea theo thijmen thijs tim tineke tinie tinus
            titia toine tom ton toon toos trees trijntje trudy truida truus tycho ursula uschi vera
            veronique victor vincent wanda wessel wiebe wil wilfred wilhelmina willem willemien willemijn
            wilma wim wout wouter wubbo xander yfke yolanda yvette yvonne zeger zwaantje zwanet
        """,
        "Frisian and Groningen": """
            aafke abe aldert alle anske auke aukje bauke baukje berber boukje bouwe doede doutzen durk
            eabele eelco eelkje eise fedde feikje femke fenna fokke folkert foppe freerk froukje geeske
            gerbrich gosse grietje haaije hessel hidde hielke hille hinke hylke ids idske iebele ieme ike
            jacobien janke jantsje jelmer jeltje jinke jitse jitske jorn klaske lammert lolke lutske maaike
            maike meint mient minke nynke oane oeds oene pier popke pytsje reina reinder reino renske riemer
            rienk rixt sake sibren siebe siebren sierd sietse sietske sikke sjouke sjoukje sybren sytse
            sytske tetje tiete tjaard tjalling tjeerd tjerk tjitske trienke tryntsje ubel wiebe wiebren
            wietse wietske wopke wubbe wybren yde ype ytsje ytzen
        """,
        "Flemish and Limburg": """
            bieke bjorn carine chris christiane cyriel danny dimitri dries ellen filip fons gilbert
            godelieve greta griet guido gunther harie hilde hub hubert huub ivo jef jeroom jeu jo joris
            jozef jules juul katleen katrien kobe koenraad kristof kurt lander leentje lei leon lieve lieven
            lode luc lucrèce ludo lut magda maggy marijke math mathieu michel mieke miets mon nand nele
            netteke paulette peer pie pol raf raymond rik rita robbe roger sarah siska sjang sjeng sjra
            stien stijn sus thei tijl tine tinne veerle wannes ward wendy werner wiel wiely yannick zjef
        """,
        "Surinamese, Antillean and Cape Verdean": """
            adilson amilcar anand angeline angelo anil anjali arlindo aroen arvind ashwin bhagwandas carlton
            cedric chandra chandrika chantal churandy curley darwin djamila djanina ednilson edsel elvis
            enrique errol fatoumata ganesh gilbert gilliano giovanni glenn hemwatie hensley humphrey indra
            irvin ivanilda jairzinho jandira jaswant jermaine jurensly kelvin kevin kiran kishan krishna
            lakshmi lionel lucrecia madhuri mahesh mayra meryl migdalia milouska naomi nathaly navin nelida
            nestor nirmala prakash pravin prem quincy quinsy radha raj rajesh rakesh ramon rashmi raymi
            rensly reshma ricardo rignald rishi rohan romeo roselyn roxanne roy rudsel runella runny sandhya
            santosh satish shanti sharda sharine sharmila sheela shivani shurandy soeradj soerinder stanley
            subhas sueann sulaika sunil sunita surya suzete tamira tirsa tjandra tjin umesh urselia usha
            vijay vikash vishal vladimir winston wonny xavier xiomara yandra zulaika
        """,
        "Turkish": """
            abdullah adem ahmet alper arda arzu asli ayhan ayla aylin ayse aysegül aysel aysun aziz bahar
            barış bayram belma berat beril berk betül bilal birol bora buket burak burcu bülent bünyamin
            cafer can canan cem cemal cengiz ceren deniz derya dilara dilek doğan ebru ece ekrem elif emel
            emine emir emrah emre engin ercan erdal erdem eren erhan erkan erol ersin esma esra fadime faruk
            fatih fatma fehmi ferhat feride fikret filiz funda furkan gamze gizem gökhan gönül gül gülay
            gülcan güler gülsen gülsüm güneş gürkan hacer hakan halil halime hamza handan hande hanife hasan
            hatice havva hayriye hülya hüseyin ibrahim ilhan ilkay ilker ilknur imren ismail kaan kadir
            kadriye kamil kemal kenan kerem kübra levent leyla mehmet melek melike meltem meral mert merve
            mesut mevlüt mine muhammet murat musa mustafa mücahit münevver naciye nalan nazan nazlı necati
            neslihan nesrin nevin nihat nilgün nimet nur nuran nuray nurcan nurgül oguz oguzhan okan onur
            orhan osman oya pelin pınar rabia ramazan recep reyhan rıza saliha seda sedat sefa selim selin
            selma selçuk semra serap serdar serhat serkan serpil sevda sevgi sevil sevim sevinç seyit sibel
            songül suat suna süleyman taner tarık tayfun tolga tuba tugba tuncay turan turgut tülay tülin
            ufuk uğur veli volkan yalçın yasemin yasin yavuz yeliz yeter yunus yusuf yücel yıldız yılmaz
            zafer zehra zekiye zeliha zeynep züleyha çağla çiğdem ömer özcan özge özgür özlem ümit ümmü
            şaban şahin şenay şeyma şükrü
        """,
        "Moroccan and other Arabic": """
            abdelaziz abdelhak abdelkader abdelkarim abdellah abdelmalek abdelouahid abdessamad achraf adil
            ahlam ahmed aicha ali amal amar amin amina amine amira anas anass anissa anouar asmae assia aya
            ayman ayoub aziz aziza aïsha badr bashar bilal bouchra brahim chafik chaima chaimae dalila
            dounia driss elias fadoua fadwa faisal farah farid farida farouk fatiha fatima fatna fayza fouad
            fouzia ghada ghita hafid hafida hajar hakim hakima hala halima hamid hamza hanan hanane hasna
            hasnae hassan hicham hind houda houria hussein ibtissam ihsan ikram ilham iliass ilyas imad
            imane ismael jalal jamal jamila jamilla kamal kaoutar karim karima kawtar khadija khalid khalil
            kinan laila lama latifa leila lina loubna lubna mahdi maher mahmoud majd malika mariam marouane
            maryam mazen meryem mimoun mimount mina mohamed mohammed mohsin mounia mounir mourad moustafa
            mustapha nabil nabila nadia naima najat najib najim nasser nawal nezha nisrine nizar nora nour
            noura nouradine noureddine omaima omar osama othman ouafa oualid qasim rachid rachida rahma
            ramzi rania rasha redouan redouane rida rim rula saad saana sabah sabir said saida salim salma
            samer samir samira sanae sara siham sihame sofian sofiane soraya soufian soufiane soukaina
            soumaya suhail tamer tarik tariq wafa wafae walid wassim yahya yasin yasmina yasmine yassin
            yassine yazan younes youness yousra youssef zahra zaid zakaria zakia zaynab ziad zineb zohra
        """,
        "Polish, Ukrainian and other Slavic": """
            adrian agata agnieszka aleksander aleksandra alina alyona anastasia anatoliy andrii andriy
            andrzej aneta anna artem artur bartek bartosz beata bogdan bogomil bogusław bohdan bojan boris
            borys bożena danuta dariusz daryna dawid desislava dmytro dominik dorota dragan dusan edyta
            elżbieta ewa ewelina georgi goran grażyna grzegorz halina halyna hanna henryk hristo iga ilona
            inna irena iryna ivan ivana ivaylo iwona izabela jacek jadwiga jakub janusz jarek jarosław
            jelena jerzy joanna jolanta justyna kacper kamil kamila karolina kasia katarzyna kateryna
            khrystyna kinga konrad kostyantyn krasimir krystyna krzysztof ksenia larysa lesia leszek
            liudmyla ljiljana lyudmyla maciej magdalena maksym marcin marek mariola mariusz mariya marta
            marzena mateusz małgorzata michał milan milica mirjana mirosław monika mykhailo mykola nadiya
            natalia nataliya nenad oksana oleg oleh oleksandr oleksandra oleksiy olena olha oliwia ostap
            patrycja patryk pavlo paweł petro piotr plamen przemysław radmila radosław rafał renata robert
            roksolana roman ruslan ryszard sanja sebastian serhii serhiy slobodan snezana sofiya solomiya
            stanisław stepan stoyan svitlana sylwia szymon sławomir tadeusz taras teresa tetiana tetyana
            tomasz tomislav tsvetelina uliana urszula vadym valentyna vasyl vesna viktor viktoriia vitaliy
            volodymyr waldemar wiesława wioletta witold wojciech wojtek yaroslav yaryna yevhen yulia yuliya
            yuriy zbigniew zdzisław zofia zoran zoryana zuzanna łukasz
        """,
        "Elsewhere in Africa and Asia": """
            aarav abdi abdirahman abeba abel abena abhishek abraham abshir adaeze adiam aditi aditya adjoa
            afewerki afia afsaneh agus ahmad aisyah akash akiko akosua akua almaz ama amanuel amara
            amirhossein amit ananya anjana ankit anushka arash arjun aruna asad asih aster awet ayaan azadeh
            babak bahram bambang bao behrouz bereket berhane bilquis binh biniam bo budi chau chen cheng chi
            chidi chinedu chioma chun cuong dao dawit deepak deepika dewi dian diep divya dung dwi efua eka
            emeka endang ermias esi eyob faisal fang fareeda farhad fartun farzaneh fei femi feng feven
            fikre filmon fitri folake fowsiya freweini funmilayo gaurav geeta ghebre giang goitom golnaz
            guang gulalai ha haben hadi hagos hai hamid hanh hao harpreet haruto helen hieu hiroshi hiwot
            hoa hoang hodan hong hossein hua hui hung huong huy hye ifeanyi ifrah imran indah isayas ishaan
            jamshid jaspreet jian jie jing jisoo joko jun jyoti kadek kashif kaveh kavita kavya kehinde
            kenji ketut khadra khanh kibrom kidane kofi kojo kourosh kwabena kwadwo kwaku kwame kwasi
            lakshay laleh lalita lan lei lestari li lien lin ling linh loan luwam mahsa mai manish manoj
            mariko maryam medhanie meena meera mehari mehdi mehrdad mei meiling merhawi meron michaela
            min-jun mina ming minh mirwais mojgan mulugeta na nadeem najibullah naoko nasrin natnael naveed
            nebiat neha nga ngoc ngozi nhung nikhil nilofar niloufar nimco ning ningsih nisha nkechi nyoman
            obinna olumide oluwaseun parisa parveen parvin parwana pejman phong phuc phuong ping pooja
            pradeep pranav priya putri putu qiang qing quang quoc quyen quynh rahul rahwa ravi rekha reza
            rini ritu robel rohit rong roshan roya rui rukhsana ruta saba sachin sahra saima samrawit
            sandeep sanjay satoshi saurabh segen selam semere senait seo-yeon sepideh shabnam shafiq shahid
            shahram shan shazia shirin shreya shu siavash simret siti slamet sneha soheila solomon son
            soo-jin sri suharti sukarno sunder suresh sutrisno swati tahir taiwo takeshi tam tan tanvi tao
            tedros teklay tekle tesfay tesfaye tewelde thanh thao thi thu thuy tien tigist ting tirhas trang
            tri trinh trung tsegay tuan tunde tuyen tuyet uche usman varun viet vijaya vikram vinay vinh
            wahid wahyu warsame wati wayan wei wen winta xia xiang xiaoming xin xiu xiuying xuan xue yaa yan
            yang yanti yared yaw yen yetunde yi ying yogesh yohana yohannes yonas yong yordanos yu yuki yuko
            yuliana yun yusra zahra zalmai zamzam zarmina zebib zhen zhi zubair
        """,
    }.items()
}
