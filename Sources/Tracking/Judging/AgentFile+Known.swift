// The agents that are known without a file.

extension AgentFile {
    /// Mail providers and previews name themselves (their own documentation); gateways and libraries as Braze's list of
    /// machine agents has them; words that only machines use of themselves. Longer lists are an administrator's files.
    package static let known = AgentFile(
        """
        proxy GoogleImageProxy, YahooMailProxy, ^FastmailUA/
        prefetcher Edge/12.246 Mozilla/5.0
        preview Slackbot, Slack-ImgProxy, SkypeUriPreview, Microsoft Office Existence Discovery, MicrosoftPreview
        preview BingPreview, ^WhatsApp, TelegramBot, Discordbot, facebookexternalhit, facebookcatalog
        preview meta-externalagent, Twitterbot, LinkedInBot, ^Pinterest/, Pinterestbot, ^Viber, Snap URL Preview
        preview redditbot, ^Tumblr/, Embedly, Iframely, Discourse Forum Onebox, SteamChatURLLookup, Synapse, Zulip
        preview Mastodon/, ^Bluesky, vkShare, ^Google-PageRenderer, GoogleMessages, kakaotalk-scrap, ^Asana/
        preview NotionEmbedder, TrelloBot
        gateway Barracuda, SCMGUARD, Proofpoint, Mimecast, IronPort, Cisco-Talos, Symantec, MessageLabs, Trend Micro
        gateway TMICC, FireEye, Sophos, Forcepoint, Zscaler, ^cortex/, HubSpot Connect, Amazon CloudFront, PhishTank
        gateway urlscan, VirusTotal, Cloudmark, Vade Secure, SafeLinks, Netcraft, Palo Alto, Expanse, CheckPhish
        gateway Google-Safety, Barracuda Sentinel
        library |curl|, |wget|, python, aiohttp, httpx/, urllib, scrapy, okhttp, ^Java/, (Java), Apache-HttpClient
        library HttpClient, HttpUrlConnection, ^AHC/, |axios|, node-fetch, ^node.js, |undici|, ^got|, superagent
        library Go-http-client, lua-resty-http, libwww, ^lwp, |Perl|, |PHP|, Guzzle, |Ruby|, Faraday, Mechanize
        library HTTPie, PostmanRuntime, insomnia/, Indy Library, WinHttp, Embarcadero, PowerShell, Microsoft-CryptoAPI
        library reqwest, ^hyper/, ^Dart/, RestSharp, Jetty, |Netty|, |Vert.x, Mojolicious, colly, fasthttp, ^http
        library XMLHTTP, libcurl, HTTrack, python-requests
        headless Headless, PhantomJS, SlimerJS, Puppeteer, Playwright, Selenium, WebDriver, Cypress, |splash|
        headless Lighthouse, |PTST/, jsdom, HtmlUnit
        crawler mediapartners, ^Google-, GoogleOther, Google Favicon, Google-InspectionTool, Google-Agent, GoogleAgent
        crawler ia_archiver, Slurp, heritrix, larbin, zgrab, masscan, nmap, |Nikto|, OpenVAS, Pingdom, GTmetrix
        crawler Datadog, NewRelic, ThousandEyes, Catchpoint, Site24x7, Hotjar, Daumoa, Yeti/, coccoc, anthropic
        crawler Claude-, ChatGPT-, PerplexityBot, cohere-ai, Instapaper, Feedly, Feedbin, Zotero
        word bot|, bots|, robot, crawl, spider, scrap, scanner, preview, checker, linkcheck, monitor, validator
        word fetcher, archiver, indexer, uptime, harvest, synthetic, favicon, screenshot, webhook, extractor, analyzer
        word inspector, resolver, parser, |proxy|, optimizer, auditor, downloader, subscribers, webcopy
        mailer Microsoft Outlook, Microsoft Office, MacOutlook, ms-office, MSOffice, Outlook-iOS, Outlook-Android
        mailer Outlook-Express, Windows-Live-Mail, WindowsMail, Thunderbird/, Icedove/, Betterbird/, SeaMonkey/
        mailer Postbox/, Lotus-Notes, HCL-Notes, Foxmail, Airmail, eM Client, eMClient, Mailspring, Mailbird, The Bat
        mailer Evolution/, KMail, Kontact, Claws Mail, Sylpheed, Geary, ^Mail/, ^Spark/, ^Canary, BlueMail, K-9
        mailer SamsungEmail, ^Dalvik/, Superhuman, GroupWise, Zimbra
        harmless cubot
        """)
}
