package import Storage

extension LinkIndex: Destinations {}
