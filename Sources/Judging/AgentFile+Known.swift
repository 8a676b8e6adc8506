// The agents that are known without a file.

extension AgentFile {
    /// Mail providers and previews name themselves (their own documentation); gateways and libraries as Braze's list of
    /// machine agents has them; words that only machines use of themselves. Longer lists are an administrator's files.
    ///
    /// A robot that gives an address on the web needs no line here.
    package static let known = AgentFile(proxies + previews + gateways + libraries + robots + words + people)

    private static let proxies = """
        proxy GoogleImageProxy, YahooMailProxy, SeznamEmailProxy, RamblerMail, mail.ukr.net proxy, YandexImageResizer
        proxy ^FastmailUA/, hey.com/imageproxy, ImageProxy, MailProxy
        prefetcher Edge/12.246 Mozilla/5.0

        """

    private static let previews = """
        preview Slackbot, Slack-ImgProxy, SkypeUriPreview, Microsoft Office Existence Discovery, MicrosoftPreview
        preview BingPreview, ^WhatsApp, TelegramBot, Discordbot, facebookexternalhit, facebookcatalog, FacebookBot
        preview meta-externalagent, meta-externalfetcher, Twitterbot, LinkedInBot, ^Pinterest/, Pinterestbot, ^Viber
        preview Snap URL Preview, redditbot, ^Tumblr/, Embedly, Iframely, Discourse Forum Onebox, SteamChatURLLookup
        preview Valve/Steam HTTP, ^Synapse, (compatible; Synapse), ZulipURLPreview, Mattermost-Bot, Mastodon/, Misskey/
        preview Pleroma, Akkoma, Friendica, Lemmy/, ^Bluesky, vkShare, ^Google-PageRenderer, GoogleMessages
        preview kakaotalk-scrap, line-poker, ^Asana/, NotionEmbedder, TrelloBot, XING-content, OdklBot, github-camo
        preview Link Preview, LinkPreview, link-preview, Nextcloud Server, SummalyBot, ^Nuzzel, Bitlybot, OpenGraph

        """

    private static let gateways = """
        gateway Barracuda, SCMGUARD, Proofpoint, Mimecast, IronPort, Cisco-Talos, Symantec, MessageLabs, Trend Micro
        gateway TMICC, FireEye, Sophos, Forcepoint, Zscaler, ^cortex/, HubSpot Connect, HubSpot Crawler, Amazon CloudFront
        gateway PhishTank, urlscan, VirusTotal, Cloudmark, Vade Secure, SafeLinks, Netcraft, Palo Alto Networks, Expanse
        gateway CheckPhish, Google-Safety, Barracuda Sentinel, FortiGuard, Trustwave, Hornetsecurity, Spamhaus, SpamTitan
        gateway URLDefense, HubSpot Marketing, Avanan, IronScales, Websense, Cyren, SafeDNS, Sucuri, Quttera, Sitelock, ClamAV

        """

    private static let libraries = """
        library |curl|, ^PycURL, |wget|, ^Wget2, python, python-requests, aiohttp, httpx/, urllib, scrapy
        library okhttp, ^Java/, ^Java-http, (Java), Apache-HttpClient, HttpClient
        library HttpUrlConnection, HttpAsyncClient, ^AHC/, |axios|, node-fetch, ^node.js, |undici|, ^got|, superagent
        library ^node|, ^Bun/, ^Deno/, ^needle/, ^unirest, Go-http-client, ^Go |, lua-resty-http, libwww-perl, ^libwww
        library ^lwp, ^Perl, WWW-Mechanize, |Mechanize|, ^PHP, Guzzle, ^Ruby, Faraday, Typhoeus, HTTParty, rest-client
        library HTTPie, PostmanRuntime, insomnia/, Indy Library, WinHttp, Embarcadero, PowerShell, Microsoft-CryptoAPI
        library Microsoft-WebDAV, Microsoft BITS, Microsoft URL Control, Office Protocol Discovery, reqwest, ^hyper/
        library ^ureq, ^isahc, ^Dart, RestSharp, Jetty, Netty/, |Vert.x, Mojolicious, colly, fasthttp, ^http, XMLHTTP
        library libcurl, HTTrack, akka-http, ^hackney, ^clj-http, ^Zend, ^Symfony, HTTP_Request, Snoopy v, libsoup
        library aria2, ^Axel, ^lftp, ^fetch|, ^Twisted, Apache-CXF, ^gSOAP, ^MATLAB, AutoHotkey, ^AutoIt, JMeter
        library ApacheBench, ^Siege, Gatling, ^k6/, Locust, ^vegeta, Java1., ^Lavf, ^GStreamer, ^restify, ^Wininet
        headless Headless, PhantomJS, SlimerJS, Puppeteer, Playwright, Selenium, WebDriver, Cypress/, |splash|
        headless Lighthouse, |PTST/, jsdom, HtmlUnit, CasperJS, Nightmare/, wkhtmlto, Prerender, Rendertron, phantomas
        headless Browsershot

        """

    private static let robots = """
        crawler Googlebot, AdsBot, mediapartners, ^Google-, GoogleOther, Google Favicon, Google-InspectionTool
        crawler Google-Agent, GoogleAgent, -Google, Google Web Preview, GoogleDocs, Google-Read-Aloud, AppEngine-Google
        crawler bingbot, msnbot, Yandex.com/bots, YandexBot, Baiduspider, Bytespider, 360Spider, YisouSpider, Sogou web
        crawler DuckDuckBot, Applebot, AhrefsBot, SemrushBot, MJ12bot, DotBot, PetalBot, SeznamBot, Qwantify, CCBot
        crawler GPTBot, OAI-SearchBot, anthropic-ai, Claude-, ClaudeBot, ChatGPT-, PerplexityBot, Perplexity-User, Amazonbot
        crawler cohere-ai, ia_archiver, archive.org, Slurp, heritrix, Nutch, larbin, zgrab, masscan, |nmap|, Nikto, OpenVAS, sqlmap
        crawler Nessus, Acunetix, Qualys, Arachni, WPScan, DirBuster, gobuster, Nuclei, Fuzz Faster, l9explore, l9tcpid
        crawler Shodan, Censys, InternetMeasurement, Pingdom, GTmetrix, Datadog, NewRelic, ThousandEyes, Catchpoint
        crawler Site24x7, Hotjar, UptimeRobot, StatusCake, HetrixTools, NodePing, Uptime-Kuma, updown.io, Checkly
        crawler Better Uptime, Better Stack, Route53, Route 53, ELB-HealthChecker, kube-probe, Consul Health, Prometheus
        crawler Blackbox, Zabbix, check_http, Nagios, Icinga, PRTG, ^Monit/, collectd, Dynatrace, ruxit, W3C_, W3C-
        crawler FeedBurner, ^Feedbin, Feedfetcher, Feedly, Netvibes, Bloglovin, BazQux, CommaFeed
        crawler FreshRSS, Miniflux, Tiny Tiny RSS, SimplePie, MagpieRSS, FeedParser, Blogtrottr, Superfeedr
        crawler PocketImageCache, FlipboardProxy, Instapaper, Readability, ZoteroTranslation, Evernote Clip, LongURL, unshort
        crawler BuiltWith, Wappalyzer, Datanyze, Dataprovider, Screaming Frog, Sitebulb, Xenu, SEOkicks, Siteimprove
        crawler WebCopier, Teleport, WebZIP, Offline Explorer, SiteSucker, EmailSiphon, EmailWolf, EmailCollector
        crawler ^WordPress/, ^Drupal, ^Zapier, ^IFTTT, ^n8n, Twilio, ^Stripe/, PayPal IPN, Hookshot, ^GitLab, Jenkins
        crawler ^Mailchimp.com, Litmus, GlockApps, mail-tester, Mandrill, Cloudflare-, Imgix, Cloudinary
        crawler Daumoa, Yeti/, coccocbot, ICC-Crawler, Barkrowler, Ask Jeeves, Teoma, Prefetch Proxy, Mail.RU_Bot

        """

    private static let words = """
        word bot|, bots|, robot, crawl, spider, scrap, scan|, scanner, scanning, preview, check|, checker, monitor
        word validator, verif, fetch, archiver, indexer, uptime, harvest, synthetic, favicon, screenshot, webhook, audit
        word extractor, analyzer, inspector, resolver, parser, |proxy|, optimizer, download, subscribers, webcopy, probe
        word healthcheck, health-check, research, searcher, measurement, |dcv|, -agent|
        harmless cubot

        """

    /// Programs and devices of today whose engines may be old, or that do not call themselves Mozilla.
    private static let people = """
        mailer Microsoft Outlook, Microsoft Office, MacOutlook, ms-office, MSOffice, Outlook-iOS, Outlook-Android
        mailer Outlook-Express, Windows-Live-Mail, WindowsMail, Thunderbird/, Icedove/, Betterbird/, SeaMonkey/
        mailer Postbox/, Lotus-Notes, HCL-Notes, Foxmail, Airmail, eM Client, eMClient, Mailspring, Mailbird, The Bat
        mailer Evolution/, KMail, Kontact, Claws Mail, Sylpheed, Geary, ^Mail/, ^Spark/, ^Canary, BlueMail, K-9
        mailer SamsungEmail, ^Dalvik/, Superhuman, GroupWise, Zimbra, Eudora, PMMail, MailMate, Pegasus Mail, Becky!
        mailer Shuriken, FairEmail, ^Email/, Trojita, Balsa/, AppleMail, CFNetwork/
        browser UCBrowser, ^UCWEB, QQBrowser, MetaSr, 360SE, 360EE, 2345Explorer, BIDUBrowser, Maxthon, MxBrowser
        browser LBBROWSER, TheWorld, MicroMessenger, baiduboxapp, SogouMobileBrowser, Weibo, AlipayClient, DingTalk
        browser Quark/, MiuiBrowser, HuaweiBrowser, HeyTapBrowser, OppoBrowser, VivoBrowser, SamsungBrowser/, Puffin/
        browser OPR/, OPiOS/, Opera Mini, YaBrowser/, Whale/, coc_coc_browser/, Silk/, Electron, DuckDuckGo/, Vivaldi/
        browser Brave/, Iron/, Konqueror, Epiphany/, Falkon/, QtWebEngine/, PaleMoon/, K-Meleon/, Basilisk/
        browser FBAV/, FBAN/, Instagram, LinkedInApp, musical_ly, BytedanceWebview, KAKAOTALK, NAVER(, GSA/, Ecosia
        browser SMART-TV, SmartTV, Web0S, Tizen, NetCast, HbbTV, Maple, BRAVIA, CrKey, Roku/, AppleTV, VIDAA, Opera TV
        browser PlayStation, Nintendo, Xbox, Tesla/, QtCarBrowser, Kindle/, Kobo, PocketBook, tolino, KAIOS/
        browser ^BlackBerry, ^Nokia, ^SAMSUNG-, ^SonyEricsson, ^LG, ^MOT-, ^DoCoMo, ^KDDI, ^SoftBank, UP.Browser, MIDP
        system Windows, Macintosh, Mac OS, Mac_PowerPC, Linux, X11, iPhone, iPad, iPod, |iOS, Darwin, |CrOS, BSD, SunOS
        system Symbian, SymbOS, Series60, BB10, RIM Tablet, webOS, Palm, MeeGo, Haiku, BeOS, Syllable, OS/2, Inferno
        system Mobile, mail
        browser ^Lynx/, ^w3m/, ^Links (, ^ELinks, ^Dillo, ^NetSurf, ^IBrowse, ^Amiga, URL/Emacs
        """
}
